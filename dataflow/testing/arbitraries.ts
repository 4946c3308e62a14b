import fc, { type Arbitrary } from "fast-check";
import {
  binaryOperators,
  type Argument,
  type Block,
  type ColumnDefinition,
  type Expression,
  type ParameterDefinition,
  type Script,
  type Statement,
} from "../ast";
import { scalarKinds, types, type DataType } from "../types";

/** Random trees of the data flow language, as `parse` would make them from some text (but without spans). */

const text = fc.oneof(
  fc.constantFrom("", "it's", 'say "x"', "a\\b", "\\d+\n", "{}", "{x}", "~>", "// no", "\t\r", "ü😀", "\\u0041"),
  fc.string({ maxLength: 12 }),
);
const bareName = fc.constantFrom("Id", "total", "a1", "b_c", "as", "each", "output", "parameters");
const name = fc.oneof(
  { weight: 4, arbitrary: bareName },
  fc.constantFrom("", "order number", "_deleted", "a.b", "true", "null", "é", "1st", "x@y", "'", "~>", "#"),
  fc.constantFrom("geo\\time", "line\nend", "a\\\\b\t"),
  fc.string({ maxLength: 6 }).filter((s) => !/\}|\\[nr]/.test(s)),
);
const functionName = fc.constantFrom("iif", "toString", "currentUTC", "sha2", "true", "null");
const number = fc.constantFrom("0", "1", "1L", ".2", "1.5", "1e3", "0xFF", "0022", "2.5f", "10d");

export const dataType: Arbitrary<DataType> = fc.letrec<{ type: DataType }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 3, depthIdentifier: "type" },
    fc.constantFrom(...scalarKinds).map((kind): DataType => ({ kind })),
    fc.tuple(fc.nat(38), fc.nat(18)).map(([precision, scale]) => types.decimal(precision, scale)),
    tie("type").map(types.array),
    fc.tuple(tie("type"), tie("type")).map(([key, value]) => types.map(key, value)),
    fc
      .array(fc.record({ name, type: tie("type"), format: text }, { requiredKeys: ["name", "type"] }), { maxLength: 3 })
      .map(types.complex),
  ),
})).type;

export const expression: Arbitrary<Expression> = fc.letrec<{ e: Expression }>((tie) => {
  const e = tie("e");
  const args = fc.array(e, { maxLength: 3 });
  const kind = <K extends Expression["kind"]>(value: K) => fc.constant(value);
  return {
    e: fc.oneof(
      { maxDepth: 4, depthIdentifier: "expression" },
      fc.oneof(
        fc.record({ kind: kind("string"), value: text }),
        fc.record({ kind: kind("number"), text: number }),
        fc.record({ kind: kind("boolean"), value: fc.boolean() }),
        fc.record({ kind: kind("null") }),
        fc.record({ kind: kind("column"), name }),
        fc.record({ kind: kind("column"), name, stream: name }),
        fc.record({ kind: kind("column"), name, stream: name, branch: name }),
        fc.record({ kind: kind("parameter"), name: fc.oneof(name, fc.constantFrom("$", "0", "1")) }),
        fc.record({ kind: kind("local"), name }),
        fc.record({ kind: kind("item"), name: fc.constantFrom("item", "index", "acc", "item_1") }),
      ),
      fc.array(fc.tuple(text, e), { minLength: 1, maxLength: 3 }).map((pairs) => ({
        kind: "interpolation" as const,
        parts: pairs.flat().filter((part) => part !== ""),
      })),
      fc.record({ kind: kind("call"), name: functionName, args }),
      fc.record({ kind: kind("cache"), sink: name, method: fc.constantFrom("lookup", "outputs"), args }),
      fc.record({ kind: kind("unary"), operator: fc.constantFrom("!", "-", "+"), operand: e }),
      fc.record({ kind: kind("binary"), operator: fc.constantFrom(...binaryOperators), left: e, right: e }),
      fc.record({ kind: kind("array"), items: args }),
      fc.record({
        kind: kind("map"),
        entries: fc.array(fc.record({ key: e, value: e }), { minLength: 1, maxLength: 3 }),
      }),
      fc.record({ kind: kind("structure"), fields: fc.array(fc.record({ name, value: e }), { maxLength: 3 }) }),
      fc.record({ kind: kind("member"), of: e, name }),
      fc.record({ kind: kind("index"), of: e, index: e }),
      fc.record({ kind: kind("assertion"), of: e, type: dataType }),
    ) as Arbitrary<Expression>,
  };
}).e;

const column: Arbitrary<ColumnDefinition> = fc.record(
  { name, type: dataType, format: text },
  { requiredKeys: ["name"] },
);

const argument: Arbitrary<Argument> = fc.letrec<{ argument: Argument; block: Block }>((tie) => ({
  block: fc.record({
    kind: fc.constant("block" as const),
    name: fc.constantFrom("mapColumn", "each", "match", "groupBy", "asc", "unroll"),
    args: fc.array(tie("argument"), { maxLength: 3 }),
  }),
  argument: fc.oneof(
    { maxDepth: 3, depthIdentifier: "argument" },
    fc.record({ kind: fc.constant("positional" as const), value: expression }),
    fc.record({ kind: fc.constant("option" as const), name: bareName, value: expression }),
    fc.record({
      kind: fc.constant("assignment" as const),
      target: expression,
      value: expression,
      local: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant("schema" as const),
      name: fc.constantFrom("output" as const, "input" as const),
      columns: fc.array(column, { maxLength: 4 }),
    }),
    tie("block"),
    fc.record({
      kind: fc.constant("assignment" as const),
      target: expression,
      value: tie("block").map((block) => ({ ...block, name: "each" })),
      local: fc.constant(false),
    }),
  ),
})).argument;

const statement: Arbitrary<Statement> = fc.record({
  inputs: fc.array(fc.record({ stream: name, branch: name }, { requiredKeys: ["stream"] }), { maxLength: 3 }),
  verb: fc.constantFrom("source", "derive", "parameters", "output", "each"),
  args: fc.array(argument, { maxLength: 4 }),
  name,
  branches: fc.array(name, { maxLength: 3 }),
});

const parameter: Arbitrary<ParameterDefinition> = fc.record(
  { name, type: dataType, default: expression },
  { requiredKeys: ["name", "type"] },
);

export const script: Arbitrary<Script> = fc.record({
  parameters: fc.array(parameter, { maxLength: 3 }),
  statements: fc.array(statement, { maxLength: 4 }),
});
