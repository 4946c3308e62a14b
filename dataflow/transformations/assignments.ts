import { problem } from "../../errors";
import type { Argument, Assignment, Block, Expression } from "../ast";
import { bind } from "../check/bind";
import { constantOf, dependsOnRows } from "../check/constant";
import { placeOf } from "../check/findings";
import { candidates, columnValue, type Scope } from "../check/scope";
import { text, type Typed } from "../check/typed";
import { withMember, withMembers } from "./members";
import { matchesOf, membersMatched, pathOf, type Match } from "./patterns";

/** A column that a statement assigns. */
export interface Assigned {
  readonly name: string;
  readonly value: Typed;
  /** Where it is written. */
  readonly at: Expression | Block;
}

/**
 * The columns that arguments assign, with each column pattern unfolded over what it matches. What is assigned to a member
 * of a structure becomes the whole structure.
 */
export function assignmentsOf(args: readonly Argument[], scope: Scope): readonly Assigned[] {
  return args.reduce<readonly Assigned[]>((before, argument) => {
    if (argument.kind === "block" && argument.name === "each") return [...before, ...unfold(argument, scope)];
    if (argument.kind !== "assignment" || argument.local) return before;
    return [...before, ...assigned(argument, scope, before)];
  }, []);
}

/** The assignments of one `each(match(…), target = value, …)` for each match. */
export const unfold = (each: Block, scope: Scope): readonly (Assigned & { readonly match: Match })[] =>
  matchesOf(each, scope).flatMap((match) =>
    each.args
      .filter((argument): argument is Assignment => argument.kind === "assignment" && !argument.local)
      .flatMap((assignment) => assigned(assignment, match.scope, []).map((one) => ({ ...one, match }))),
  );

function assigned({ target, value, at }: Assignment, scope: Scope, before: readonly Assigned[]): readonly Assigned[] {
  const place = value.kind === "block" ? value : { ...value, ...((value.at ?? at) ? { at: value.at ?? at } : {}) };
  const path = target.kind === "member" ? pathOf(target) : undefined;
  if (path !== undefined) {
    const [name, ...members] = path as [string, ...string[]];
    const whole = before.findLast((one) => one.name === name)?.value ?? columnOf(name, scope);
    return [{ name, value: withMember(whole, members, valueOf(value, scope, undefined)), at: place }];
  }
  const name = nameOf(target, scope);
  return name === undefined ? [] : [{ name, value: valueOf(value, scope, columnOf(name, scope), name), at: place }];
}

/** The value of an assignment; `structure = each(match(…), …)` changes the members that match. */
function valueOf(value: Expression | Block, scope: Scope, structure: Typed | undefined, path?: string): Typed {
  if (value.kind !== "block") return bind(value, scope);
  const whole = structure ?? text("");
  if (whole.type.kind !== "complex") {
    const feature = "a pattern over what is not a structure";
    scope.findings.unsupport(problem("unsupported-feature", { feature, stream: scope.statement }, placeOf(value)));
    return whole;
  }
  const changed = membersMatched(whole, path, value, scope).flatMap((match) =>
    value.args.flatMap((argument) => (argument.kind === "assignment" ? assigned(argument, match.scope, []) : [])),
  );
  return withMembers(whole, changed, scope);
}

function columnOf(name: string, scope: Scope): Typed | undefined {
  const [found] = candidates(scope, name);
  return found && columnValue(found.input, found.column);
}

/** The name that an assignment gives: `c = …`, or in a pattern `$$ = …`, where `$$` is the column's name, and `$$ + '_x' = …`. */
function nameOf(target: Expression, scope: Scope): string | undefined {
  if (target.kind === "column") return target.name;
  const named = scope.matched ? { ...scope, matched: { ...scope.matched, value: text(scope.matched.name) } } : scope;
  const value = bind(target, named);
  const name = constantOf(value);
  if (typeof name === "string") return name;
  if (!dependsOnRows(value)) {
    const feature = "this expression for the name of a column";
    scope.findings.unsupport(problem("unsupported-feature", { feature, stream: scope.statement }, placeOf(target)));
    return undefined;
  }
  const what = { function: "the name of a column", stream: scope.statement };
  scope.findings.error(problem("constant-needed", what, placeOf(target)));
  return undefined;
}
