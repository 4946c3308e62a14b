import { bind } from "../check/bind";
import type { Scope } from "../check/scope";
import type { Typed } from "../check/typed";
import { selectFrom } from "../translate/query";
import type { Arguments } from "./arguments";
import { defined, knownOf, passedAll, passedMarks, shape, type Definition } from "./columns";
import { assignmentsOf } from "./assignments";
import { one, type Transformation } from "./transformation";

/**
 * Adds columns or replaces them in place. All expressions see the input row, not what is assigned beside them; the
 * reference leaves this open and offers locals (`name := …`) for sharing.
 */
export const derive: Transformation = {
  verb: "derive",
  inputs: [1, 1],
  blocks: ["each", "partitionBy"],
  options: [],
  analyse: ({ statement, args, scope }) => {
    const [input] = scope.inputs;
    if (!input) throw new Error("a derive has one input");
    const withLocals = { ...scope, locals: localsOf(args, scope) };
    const assigned = assignmentsOf(statement.args, withLocals).map(({ name, value }) =>
      defined(name, value, statement.name),
    );
    const { schema, columns } = shape(assign(passedAll(input), assigned), passedMarks(input), knownOf([input]));
    return one(schema, selectFrom(input.stream, input.alias, columns));
  },
};

/** Columns with new definitions: in the place of the column of that name, else at the end. */
export function assign(columns: readonly Definition[], assigned: readonly Definition[]): readonly Definition[] {
  const byName = new Map(assigned.map((definition) => [definition.column.name, definition]));
  const replaced = columns.map((definition) => byName.get(definition.column.name) ?? definition);
  const present = new Set(columns.map(({ column }) => column.name));
  return [...replaced, ...[...byName.values()].filter(({ column }) => !present.has(column.name))];
}

/** Locals may use those before them. */
function localsOf(args: Arguments, scope: Scope): ReadonlyMap<string, Typed> {
  const locals = new Map<string, Typed>();
  for (const { target, value, local } of args.of("assignment")) {
    if (local && target.kind === "column" && value.kind !== "block")
      locals.set(target.name, bind(value, { ...scope, locals: new Map(locals) }));
  }
  return locals;
}
