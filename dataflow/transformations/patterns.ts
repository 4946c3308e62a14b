import { problem } from "../../errors";
import type { Argument, Assignment, Block, Expression } from "../ast";
import { bind } from "../check/bind";
import { constantOf } from "../check/constant";
import { placeOf } from "../check/findings";
import type { Column } from "../check/schema";
import { columnValue, type Input, type MatchedColumn, type Scope } from "../check/scope";
import { text, type Typed } from "../check/typed";
import { typeName } from "../typeName";

/** An assignment of a statement, or one that a column pattern stands for. */
export interface Assigned {
  readonly name: string;
  readonly value: Expression;
  /** Where the value is bound: inside a pattern, `$$` is the matched column. */
  readonly scope: Scope;
  /** The column that a pattern matched. */
  readonly matched?: Column;
}

/** The assignments among arguments, with each `each(match(…), target = value)` unfolded over the columns it matches. */
export function assignmentsOf(args: readonly Argument[], scope: Scope): readonly Assigned[] {
  return args.flatMap((argument): readonly Assigned[] => {
    if (argument.kind === "assignment") return assigned(argument, scope);
    return argument.kind === "block" && argument.name === "each" ? unfold(argument, scope) : [];
  });
}

const matchKinds = ["match", "patternMatch"] as const;

/** Unfolds one `each(…)`. */
export function unfold(each: Block, scope: Scope): readonly Assigned[] {
  const [rule, ...rest] = each.args;
  const kind = rule?.kind === "block" ? matchKinds.find((one) => one === rule.name) : undefined;
  const assignments = rest.filter((argument): argument is Assignment => argument.kind === "assignment");
  if (rule?.kind !== "block" || kind === undefined) {
    scope.findings.unsupport(
      problem("unsupported-feature", { feature: "each() over a structure", stream: scope.statement }, placeOf(each)),
    );
    return [];
  }
  const [condition] = rule.args;
  if (condition?.kind !== "positional") return [];
  return scope.inputs.flatMap((input) =>
    input.schema.columns.flatMap((column, index) => {
      const groups = matchOf(kind, condition.value, column, input, index + 1, scope);
      if (groups === undefined) return [];
      const matched: MatchedColumn = { name: column.name, value: columnValue(input, column), groups };
      return assignments.flatMap((assignment) => assigned(assignment, { ...scope, matched }, column));
    }),
  );
}

function assigned(assignment: Assignment, scope: Scope, matched?: Column): readonly Assigned[] {
  if (assignment.local) return [];
  if (assignment.value.kind === "block") {
    const feature = "a pattern over the columns of a structure";
    scope.findings.unsupport(problem("unsupported-feature", { feature, stream: scope.statement }, placeOf(assignment)));
    return [];
  }
  const name = nameOf(assignment.target, scope);
  return name === undefined ? [] : [{ name, value: assignment.value, scope, ...(matched ? { matched } : {}) }];
}

/** The name that an assignment gives: `c = …`, or in a pattern `$$ = …`, where `$$` is the column's name, and `$$ + '_x' = …`. */
function nameOf(target: Expression, scope: Scope): string | undefined {
  if (target.kind === "column") return target.name;
  if (target.kind === "member") {
    scope.findings.unsupport(
      problem("unsupported-feature", { feature: "a member as a target", stream: scope.statement }, placeOf(target)),
    );
    return undefined;
  }
  const named = scope.matched ? { ...scope, matched: { ...scope.matched, value: text(scope.matched.name) } } : scope;
  const name = constantOf(bind(target, named));
  if (typeof name === "string") return name;
  const what = { function: "the name of a column", stream: scope.statement };
  scope.findings.error(problem("constant-needed", what, placeOf(target)));
  return undefined;
}

/** The groups of a pattern that matches a column, or `undefined` when it does not match. */
function matchOf(
  kind: (typeof matchKinds)[number],
  condition: Expression,
  column: Column,
  input: Input,
  position: number,
  scope: Scope,
): readonly string[] | undefined {
  const words = new Map<string, Typed>([
    ["name", text(column.name)],
    ["type", text(typeName(column.type))],
    ["stream", text(input.stream)],
    ["origin", text(column.origin)],
    ["position", { kind: "constant", type: { kind: "integer" }, value: BigInt(position) }],
  ]);
  const value = constantOf(bind(condition, { ...scope, words }));
  if (value === undefined) {
    const what = { feature: "a column pattern with this condition", stream: scope.statement };
    scope.findings.unsupport(problem("unsupported-feature", what, placeOf(condition)));
    return undefined;
  }
  if (kind === "match") return value === true ? [] : undefined;
  const found = new RegExp(`^(?:${value as string})$`, "u").exec(column.name);
  return found ? found.slice(1).map((group) => group ?? "") : undefined;
}
