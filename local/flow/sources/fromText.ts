import type { DataType } from "../../../dataflow/types";
import { sqlType } from "../../duckdb/quote";

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
