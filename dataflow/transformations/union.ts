import { problem } from "../../errors";
import { commonType } from "../check/coercion";
import { widen } from "../check/parameters";
import { identified, type Column, type Mark, type Schema } from "../check/schema";
import { columnValue, type Input } from "../check/scope";
import { nullConstant, text, truth, type Typed } from "../check/typed";
import { selectFrom } from "../translate/query";
import { typeName } from "../typeName";
import { types, type DataType } from "../types";
import { knownOf, markOf } from "./columns";
import { one, type Context, type Transformation } from "./transformation";

/** All rows of all streams, by name (what a stream lacks is NULL) or by position; nothing is removed as double. */
export const union: Transformation = {
  verb: "union",
  inputs: [1, Infinity],
  blocks: ["partitionBy"],
  options: ["byName"],
  analyse: (context) => {
    const { statement, args, scope } = context;
    const { inputs } = scope;
    const byName = args.value("byName") !== false;
    const names = byName ? [...new Set(inputs.flatMap(namesOf))] : namesOf(widest(inputs));
    const find = (input: Input, index: number): Column | undefined =>
      byName ? input.schema.columns.find((column) => column.name === names[index]) : input.schema.columns[index];
    const columns = identified(
      names.map((name, index) => {
        const found = inputs.flatMap((input) => find(input, index) ?? []);
        return {
          name,
          type: together(name, found, context),
          origin: statement.name,
          declared: found.some((column) => column.declared),
        };
      }),
    );
    const marks = [...new Set(inputs.flatMap((input) => input.schema.marks))];
    const schema: Schema = { columns, marks, known: knownOf(inputs) };
    const parts = inputs.map((input) =>
      selectFrom(input.stream, input.alias, [
        ...columns.map((column, index) => ({
          identifier: column.identifier,
          value: valueFor(column, input, find(input, index)),
        })),
        ...marks.map((mark) => ({
          identifier: mark,
          value: input.schema.marks.includes(mark) ? markOf(input, mark) : unmarked[mark],
        })),
      ]),
    );
    // Rows of its inputs as they are: reading them again costs what reading the inputs again costs.
    return one(schema, { kind: "union", parts }, true);
  },
};

const namesOf = (input: Input): readonly string[] => input.schema.columns.map((column) => column.name);

const widest = (inputs: readonly Input[]): Input =>
  inputs.reduce((most, input) => (input.schema.columns.length > most.schema.columns.length ? input : most));

function together(name: string, found: readonly Column[], { statement, error }: Context): DataType {
  return found.slice(1).reduce((type, column) => {
    const common = commonType(type, column.type);
    if (common) return common;
    const differ = { stream: statement.name, column: name, left: typeName(type), right: typeName(column.type) };
    error(problem("types-differ", differ));
    return type;
  }, found[0]?.type ?? types.any);
}

const valueFor = (column: Column, input: Input, from: Column | undefined): Typed =>
  widen(from ? columnValue(input, from) : nullConstant, column.type);

/** What a row without a mark counts as. */
const unmarked: Readonly<Record<Mark, Typed>> = {
  $policy: text("insert"),
  $errors: { kind: "array", type: types.array(types.string), items: [] },
  $match: truth(false),
};
