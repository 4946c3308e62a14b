import { problem } from "../../errors";
import type { ColumnDefinition } from "../ast";
import { call } from "../check/call";
import { commonType, sameType } from "../check/coercion";
import { widen } from "../check/parameters";
import type { Column } from "../check/schema";
import { columnValue, type Input } from "../check/scope";
import { text, type Typed } from "../check/typed";
import { selectFrom } from "../translate/query";
import { types, type DataType } from "../types";
import { valuesOf } from "./arguments";
import { bind } from "../check/bind";
import { defined, passed, passedMarks, shape } from "./columns";
import { converted } from "./conversion";
import { one, type Context, type Transformation } from "./transformation";
import { rowsOf, unroll } from "./unroll";

/**
 * One row for each column that is not ungrouped, with the column's name and its value; with `ignoreNullPivots: true` none
 * for a NULL (Microsoft: Unpivot transformation).
 */
export const unpivot: Transformation = {
  verb: "unpivot",
  inputs: [1, 1],
  blocks: ["ungroupBy", "partitionBy"],
  options: ["lateral", "ignoreNullPivots"],
  refuses: "several value columns",
  analyse: (context) => {
    const { statement, args, scope } = context;
    const [input] = scope.inputs;
    if (!input) throw new Error("an unpivot has one input");
    const [key, value, ...others] = args.of("schema").flatMap(({ columns }) => columns);
    if (!key || !value) {
      const what = "output(name as string, value as double)";
      context.error(problem("missing-argument", { stream: statement.name, verb: "unpivot", what }));
    }
    if (others.length > 0) {
      const feature = "an unpivot to several value columns";
      scope.findings.unsupport(problem("unsupported-feature", { feature, stream: statement.name }));
    }
    const stay = new Set(valuesOf(args.block("ungroupBy")).map((column) => keyOf(bind(column, scope))));
    const turned = input.schema.columns.filter((column) => !stay.has(keyOf(columnValue(input, column))));
    const type = value?.type ?? together(turned);
    const pairs = turned.map((column) => pairOf(column, type, context));
    const row = types.complex([{ name: "name", type: types.string }, { name: "value", type }]); // prettier-ignore
    const { rows, item } = unroll(rowsOf(input), { kind: "array", type: { kind: "array", of: row }, items: pairs }, input, false); // prettier-ignore
    const member = (name: string, of: DataType): Typed => ({ kind: "member", type: of, of: item, name });
    const named = (definition: ColumnDefinition | undefined, turnedTo: Typed) =>
      definition ? [defined(definition.name, turnedTo, statement.name)] : [];
    const kept = input.schema.columns.filter((column) => !turned.includes(column));
    const definitions = [
      ...kept.map((column) => passed(input, column, statement.name)),
      ...named(key, member("name", types.string)),
      ...named(value, member("value", type)),
    ];
    const known = input.schema.known === "unknown" ? "unknown" : "complete";
    const { schema, columns } = shape(definitions, passedMarks(input), known);
    const present = call("not", [call("isNull", [member("value", type)], {}, scope)], {}, scope);
    const query = selectFrom(rows.relation, input.alias, columns);
    return one(schema, args.flag("ignoreNullPivots") ? { ...query, where: present } : query);
  },
};

const keyOf = (value: Typed): string => (value.kind === "column" ? `${value.relation}.${value.identifier}` : "");

const together = (columns: readonly Column[]): DataType =>
  columns.reduce<DataType>((type, column) => commonType(type, column.type) ?? type, types.any);

/** The name of a column and its value, converted to the declared type of the value column as a cast does. */
function pairOf(column: Column, type: DataType, { scope }: Context): Typed {
  const [input] = scope.inputs as readonly [Input];
  const value = columnValue(input, column);
  const common = commonType(value.type, type);
  const fits = common !== undefined && sameType(common, type);
  const fitting = fits ? widen(value, type) : converted(value, type, { feature: "an unpivot" }, scope);
  const fields = [
    { name: "name", value: text(column.name) },
    { name: "value", value: fitting },
  ];
  return { kind: "structure", type: types.complex(fields.map((field) => ({ name: field.name, type: field.value.type }))), fields }; // prettier-ignore
}
