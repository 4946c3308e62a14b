import { problem } from "../../errors";
import { bind } from "../check/bind";
import { placeOf } from "../check/findings";
import type { Scope } from "../check/scope";
import { partsOf, type Call, type Typed } from "../check/typed";
import { selectFrom } from "../translate/query";
import { defined, shape, type Definition } from "./columns";
import { assignmentsOf } from "./assignments";
import { one, type Context, type Transformation } from "./transformation";

/** One row for each group, NULL being a group too; only the groups' and the aggregates' columns go on. */
export const aggregate: Transformation = {
  verb: "aggregate",
  inputs: [1, 1],
  blocks: ["groupBy", "each", "partitionBy"],
  options: [],
  analyse: (context) => {
    const { statement, scope } = context;
    const [input] = scope.inputs;
    if (!input) throw new Error("an aggregate has one input");
    const groups = groupsOf(context);
    const inGroup: Scope = { ...scope, aggregation: "group" };
    const aggregates = assignmentsOf(statement.args, inGroup).map(({ name, value, at }) => {
      checkGrouped(value, groups, context, at);
      return defined(name, value, statement.name);
    });
    const { schema, columns } = shape(
      [...groups, ...aggregates],
      [],
      input.schema.known === "unknown" ? "unknown" : "complete",
    );
    return one(schema, {
      ...selectFrom(input.stream, input.alias, columns),
      groupBy: groups.map(({ value }) => value),
    });
  },
};

/** `groupBy(k, g = expression)`. */
export function groupsOf({ statement, args, scope, error }: Context): readonly Definition[] {
  const written = args.block("groupBy")?.args ?? [];
  return written.flatMap((argument) => {
    if (argument.kind === "positional" && (argument.value.kind === "column" || argument.value.kind === "member")) {
      return [defined(argument.value.name, bind(argument.value, scope), statement.name)];
    }
    const assigned = assignmentsOf([argument], scope);
    if (assigned.length === 0) {
      const what = "a group without a name: write groupBy(name = expression)";
      error(problem("unexpected-argument", { stream: statement.name, verb: "aggregate", what }, placeOf(argument)));
    }
    return assigned.map(({ name, value }) => defined(name, value, statement.name));
  });
}

/** Reports columns outside of aggregates that are not grouped, and aggregates that depend on the order of rows. */
export function checkGrouped(
  value: Typed,
  groups: readonly Definition[],
  { statement, scope }: Context,
  at: Parameters<typeof placeOf>[0],
): void {
  const stream = statement.name;
  for (const part of outside(value)) {
    const grouped = groups.some((group) => group.value.kind === "column" && group.value.identifier === part.identifier);
    if (!grouped) scope.findings.error(problem("column-not-grouped", { column: part.identifier, stream }, placeOf(at)));
  }
  for (const { function: { name } } of aggregatesIn(value)) {
    if (name === "first" || name === "last") scope.findings.warn(problem("order-dependent", { function: name, stream }, placeOf(at)));
  } // prettier-ignore
}

/** The columns that stand outside of any aggregate function. */
function outside(value: Typed): readonly Extract<Typed, { kind: "column" }>[] {
  if (value.kind === "column") return [value];
  return value.kind === "call" && value.function.kind === "aggregate" ? [] : partsOf(value).flatMap(outside);
}

function aggregatesIn(value: Typed): readonly Call[] {
  return value.kind === "call" && value.function.kind === "aggregate" ? [value] : partsOf(value).flatMap(aggregatesIn);
}
