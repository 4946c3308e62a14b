import { identifier, literal } from "../../local/duckdb/quote";
import type { Column, Relation } from "./relation";

/** Reads silver tables by their live parquet files. */
export function silverRelation(files: (entity: string) => readonly string[]): Relation {
  return (entity, columns) =>
    `SELECT ${columns.map(nameOf).join(", ")} FROM read_parquet([${files(entity).map(literal).join(", ")}]) WHERE NOT IsDelete`;
}

function nameOf(column: Column): string {
  if (typeof column === "string") return identifier(column);
  return "key" in column ? identifier(`${column.key}_key`) : identifier(column.date);
}
