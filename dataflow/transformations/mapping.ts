import { problem } from "../../errors";
import type { Argument, Block, ColumnReference, Expression } from "../ast";
import { bind } from "../check/bind";
import { placeOf } from "../check/findings";
import type { Scope } from "../check/scope";
import { unfold } from "./assignments";
import { defined, passedAll, type Definition } from "./columns";
import { matchesOf } from "./patterns";
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
      return argument.args.some(({ kind }) => kind === "assignment")
        ? renamed(argument, origin, scope)
        : kept(argument, origin, scope);
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
const renamed = (each: Block, origin: string, scope: Scope): readonly Definition[] =>
  unfold(each, scope).map(({ name, value }) => defined(name, value, origin));

/** `each(match(…))`: the matching columns as they are. */
const kept = (each: Block, origin: string, scope: Scope): readonly Definition[] =>
  matchesOf(each, scope).map(({ name, value, declared }) => ({
    column: { name, type: value.type, origin, declared },
    value,
  }));

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
