import { problem } from "../../../errors";
import { call } from "../../check/call";
import type { Scope } from "../../check/scope";
import { text, type Typed } from "../../check/typed";
import { scalar } from "../../functions/define";
import { literal } from "../../translate/duckdb/text";
import { typeName } from "../../typeName";
import { types, type DataType } from "../../types";
import type { Arguments } from "../arguments";
import { converted } from "../conversion";
import { callOf } from "../internal";
import { fieldsOf, structureOf } from "../members";

/** How delimited text is written; the defaults are those of the delimited text format. */
export interface Layout {
  readonly delimiter: string;
  readonly quote: string;
  readonly header: boolean;
  readonly nullValue: string;
}

export const delimitedOptions = ["columnDelimiter", "quoteChar", "columnNamesAsHeader", "nullValue"] as const;

export function layoutOf(args: Arguments): Layout {
  const textOf = (option: string, usual: string): string => {
    const value = args.value(option);
    return typeof value === "string" ? value : usual;
  };
  return {
    delimiter: textOf("columnDelimiter", ","),
    quote: textOf("quoteChar", '"'),
    header: args.flag("columnNamesAsHeader"),
    nullValue: textOf("nullValue", ""),
  };
}

/** A text that holds one row of delimited values, behind a line of names where there is one, as a structure. */
export function delimitedValue(source: Typed, type: DataType, layout: Layout, scope: Scope): Typed {
  if (type.kind !== "complex") {
    const feature = `parsing delimited text to ${typeName(type)}`;
    scope.findings.unsupport(problem("unsupported-feature", { feature, stream: scope.statement }));
    return source;
  }
  const split = callOf(valuesIn(layout), [source], types.array(types.string));
  const members = type.fields.map(({ name, type: of }, index) => {
    const position: Typed = { kind: "constant", type: types.integer, value: BigInt(index + 1) };
    const value = call("at", [split, position], {}, scope);
    const isNull = call("equals", [value, text(layout.nullValue)], {}, scope);
    const known = call("iif", [isNull, { kind: "constant", type: types.string, value: null }, value], {}, scope);
    return { name, value: converted(known, of, { feature: "parsing" }, scope) };
  });
  return structureOf(members);
}

const valuesIn = ({ delimiter, quote, header }: Layout) =>
  scalar("values(string) => string[]", ([source]) => {
    const lines = `regexp_split_to_array(trim(${source}, chr(10) || chr(13)), '\\r?\\n')`;
    const refusal = literal("parse: delimited text with quotes, or of several rows, cannot be read here");
    const refused = [
      `len(${lines}) > ${header ? 2 : 1}`,
      ...(quote === "" ? [] : [`contains(${source}, ${literal(quote)})`]),
    ];
    const row = `string_split(list_extract(${lines}, ${header ? 2 : 1}), ${literal(delimiter)})`;
    return `CASE WHEN ${refused.join(" OR ")} THEN error(${refusal}) ELSE ${row} END`;
  });

/** A structure as one row of delimited values. */
export function delimitedText(value: Typed, layout: Layout, scope: Scope): Typed {
  const fields = fieldsOf(value);
  const nested = fields.find((field) => ["complex", "array", "map", "binary"].includes(field.value.type.kind));
  if (value.type.kind !== "complex" || nested) {
    const feature = `stringify of ${typeName((nested?.value ?? value).type)} as delimited text`;
    scope.findings.unsupport(problem("unsupported-feature", { feature, stream: scope.statement }));
    return text("");
  }
  const texts = fields.map((field) =>
    field.value.type.kind === "string" ? field.value : call("toString", [field.value], {}, scope),
  );
  const header = layout.header ? `${fields.map(({ name }) => name).join(layout.delimiter)}\n` : "";
  return callOf(row(layout, header), texts, types.string);
}

const row = ({ delimiter, quote, nullValue }: Layout, header: string) =>
  scalar("row(string...) => string", (values) => {
    const refusal = literal("stringify: a value that holds the delimiter, a quote or a line end cannot be written here");
    const special = [delimiter, quote, "\n", "\r"].filter((mark) => mark !== "");
    const cell = (value: string): string => {
      const marked = special.map((mark) => `contains(${value}, ${literal(mark)})`).join(" OR ");
      return `CASE WHEN ${marked} THEN error(${refusal}) ELSE coalesce(${value}, ${literal(nullValue)}) END`;
    };
    return `${literal(header)} || ${values.map(cell).join(` || ${literal(delimiter)} || `)}`;
  }, { nulls: "own" }); // prettier-ignore
