import type { ColumnDefinition } from "../../../dataflow/ast";
import { translateFormat } from "../../../dataflow/translate";
import { types, type DataType } from "../../../dataflow/types";
import { sqlType } from "../../duckdb/quote";

/** The value that a text of a file, in SQL, has in a column: in the format that the source declares for it. */
export const columnFromText = (text: string, { type = types.string, format }: ColumnDefinition): string =>
  format === undefined ? fromText(text, type) : translateFormat(text, type, format);

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
