import { literal } from "../../dataflow/translate/duckdb/text";

export { identifier, literal, sqlType } from "../../dataflow/translate/duckdb/text";

/** The path of one file to read, as DuckDB takes it: by itself it reads `*`, `?` and `[` in a path as a pattern. */
export const pathLiteral = (path: string): string => literal(path.replace(/[*?[]/g, "[$&]"));
