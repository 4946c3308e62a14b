import { problem } from "../../errors";
import type { Argument, ColumnReference, Expression } from "../ast";
import { bind } from "../check/bind";
import { placeOf } from "../check/findings";
import type { Scope } from "../check/scope";
import { passed, passedAll, type Definition } from "./columns";
import { unfold } from "./patterns";
import type { Context } from "./transformation";

/**
 * The columns that a select or a sink maps, in the order of the mappings; without any, all columns in their order.
 * A column mapped twice keeps the first mapping with `skipDuplicateMapInputs`, and of two columns mapped to one name
 * the first stays with `skipDuplicateMapOutputs` (Microsoft: Select transformation).
 */
export function mapped({ statement, args, scope }: Context): readonly Definition[] {
  const block = args.block("mapColumn");
  const origin = statement.name;
  const all = block
    ? block.args.flatMap((argument) => mapping(argument, origin, scope))
    : scope.inputs.flatMap((input) => passedAll(input, origin));
  const inputs = args.flag("skipDuplicateMapInputs") ? distinct(all, source) : all;
  return args.flag("skipDuplicateMapOutputs") ? distinct(inputs, ({ column }) => column.name) : inputs;
}

function mapping(argument: Argument, origin: string, scope: Scope): readonly Definition[] {
  switch (argument.kind) {
    case "positional":
      return picked(undefined, argument.value, origin, scope);
    case "assignment":
      return argument.value.kind !== "block" && argument.target.kind === "column"
        ? picked(argument.target.name, argument.value, origin, scope)
        : unsupported("this target of a mapping", argument, scope);
    case "block":
      if (argument.name !== "each") return unsupported(argument.name, argument, scope);
      return argument.args.length === 1 ? kept(argument, origin, scope) : renamed(argument, origin, scope);
    case "option":
    case "schema":
      return unsupported("this mapping", argument, scope);
  }
}

/** `name` or `new = old`. */
function picked(name: string | undefined, value: Expression, origin: string, scope: Scope): readonly Definition[] {
  const bound = bind(value, scope);
  const called = name ?? nameOf(value);
  if (called === undefined) return unsupported("this mapping", value, scope);
  return [{ column: { name: called, type: bound.type, origin, declared: true }, value: bound }];
}

const nameOf = (value: Expression): string | undefined =>
  value.kind === "column" || value.kind === "member" ? (value as ColumnReference).name : undefined;

/** `each(match(…), $$ + '_x' = $$)`: the names come from the pattern. */
const renamed = (each: Parameters<typeof unfold>[0], origin: string, scope: Scope): readonly Definition[] =>
  unfold(each, scope).map(({ name, value, scope: inner }) => {
    const bound = bind(value, inner);
    return { column: { name, type: bound.type, origin, declared: true }, value: bound };
  });

/** `each(match(…))`: the matching columns as they are. */
function kept(each: Parameters<typeof unfold>[0], origin: string, scope: Scope): readonly Definition[] {
  const same = { kind: "parameter", name: "$" } as const;
  const complete = {
    ...each,
    args: [...each.args, { kind: "assignment", target: same, value: same, local: false } as const],
  };
  return unfold(complete, scope).flatMap(({ matched }) =>
    scope.inputs.flatMap((input) =>
      input.schema.columns.filter((column) => column === matched).map((column) => passed(input, column, origin)),
    ),
  );
}

function distinct(
  definitions: readonly Definition[],
  keyOf: (definition: Definition) => string,
): readonly Definition[] {
  const seen = new Set<string>();
  return definitions.filter((definition) => {
    const key = keyOf(definition);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

const source = ({ value, column }: Definition): string =>
  value.kind === "column" ? `${value.relation}.${value.identifier}` : `=${column.name}`;

function unsupported(feature: string, at: Argument | Expression, scope: Scope): readonly Definition[] {
  scope.findings.unsupport(problem("unsupported-feature", { feature, stream: scope.statement }, placeOf(at)));
  return [];
}
