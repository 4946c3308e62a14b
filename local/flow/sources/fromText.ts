import type { ColumnDefinition } from "../../../dataflow/ast";
import { textConversion } from "../../../dataflow/translate";
import { types, type DataType } from "../../../dataflow/types";
import { Problem, problem } from "../../../errors";
import { sqlType } from "../../duckdb/quote";

/** The value that a text of a file has in a column, in SQL, of the text in SQL. */
export function columnFromText(text: string, { name, type = types.string, format }: ColumnDefinition): string {
  if (format === undefined || type.kind === "string") return fromText(text, type);
  try {
    return textConversion(text, type, format);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw problem("flow-column-format", { column: name, format, reason: error.message });
  }
}

/** The value of a type that a text of a file stands for, in SQL; null where it stands for none. */
export function fromText(text: string, type: DataType): string {
  switch (type.kind) {
    case "string":
    case "any":
      return text;
    case "boolean":
      // DuckDB would take `t`, `1` and `yes` too.
      return `CASE lower(${text}) WHEN 'true' THEN true WHEN 'false' THEN false END`;
    case "byte":
    case "short":
    case "integer":
    case "long":
      // DuckDB would round `1.5`.
      return `CASE WHEN regexp_full_match(${text}, '[+-]?[0-9]+') THEN TRY_CAST(${text} AS ${sqlType(type)}) END`;
    default:
      return `TRY_CAST(${text} AS ${sqlType(type)})`;
  }
}
