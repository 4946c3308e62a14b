import { problem } from "../../errors";
import type { ColumnDefinition } from "../ast";
import { call } from "../check/call";
import { placeOf } from "../check/findings";
import { columnValue, type Input } from "../check/scope";
import { errorsOf } from "../functions/meta";
import { text, type Typed } from "../check/typed";
import { selectFrom } from "../translate/query";
import { types } from "../types";
import { converted } from "./conversion";
import { defined, knownOf, passed, passedMarks, shape, type Definition } from "./columns";
import { one, type Context, type Transformation } from "./transformation";

/** Converts columns to other types; what cannot be converted becomes NULL, and fails an assert with `errors: true` (Microsoft: Cast transformation). */
export const cast: Transformation = {
  verb: "cast",
  inputs: [1, 1],
  blocks: ["partitionBy"],
  options: ["errors"],
  refuses: "structures, arrays and maps",
  analyse: (context) => {
    const { statement, args, scope } = context;
    const [input] = scope.inputs;
    if (!input) throw new Error("a cast has one input");
    const wanted = args.of("schema").flatMap(({ columns }) => columns);
    for (const definition of wanted) checkExists(definition, input, context);
    const definitions = input.schema.columns.map((column) => {
      const definition = wanted.find(({ name }) => name === column.name);
      if (!definition?.type) return passed(input, column, statement.name);
      return defined(
        column.name,
        converted(columnValue(input, column), definition.type, { ...definition, feature: "a cast" }, context.scope),
        statement.name,
      );
    });
    const failed = args.flag("errors") ? failures(definitions, input, context) : [];
    const marks = [...passedMarks(input, failed.map(({ identifier }) => identifier)), ...failed]; // prettier-ignore
    const { schema, columns } = shape(definitions, marks, knownOf([input]));
    return one(schema, selectFrom(input.stream, input.alias, columns));
  },
};

/** With `errors: true` a row that loses a value has failed an assert, which is known by the column's name here. */
function failures(
  definitions: readonly Definition[],
  input: Input,
  { scope, statement }: Context,
): readonly { readonly identifier: "$errors"; readonly value: Typed }[] {
  const isNull = (value: Typed): Typed => call("isNull", [value], statement, scope);
  const list = (...items: readonly Typed[]): Typed => ({ kind: "array", type: types.array(types.string), items });
  const changed = input.schema.columns.flatMap((column, index) => {
    const [old, value] = [columnValue(input, column), definitions[index]?.value ?? columnValue(input, column)];
    return value.kind === "column"
      ? []
      : [{ name: column.name, lost: [call("not", [isNull(old)], {}, scope), isNull(value)] }];
  });
  const value = changed.reduce<Typed>(
    (errors, { name, lost }) => {
      const mark = call("iif", [call("and", lost, {}, scope), list(text(name)), list()], statement, scope);
      return call("add", [errors, mark], statement, scope);
    },
    errorsOf({ ...scope, inputs: [input] }),
  );
  return [{ identifier: "$errors", value }];
}

function checkExists(definition: ColumnDefinition, input: Input, { statement, error }: Context): void {
  if (input.schema.known !== "complete" || input.schema.columns.some(({ name }) => name === definition.name)) return;
  error(problem("unknown-column", { column: definition.name, stream: statement.name }, placeOf(definition)));
}
