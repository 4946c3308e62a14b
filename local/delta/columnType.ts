import type { DeltaType } from "../../lake/delta";
import { sqlType } from "../duckdb/quote";

const instant = "TIMESTAMP WITH TIME ZONE";

/**
 * DuckDB's name of the type that a column has in a data file. A timestamp is a point in time there; without a zone it
 * would be TimestampNTZ, a table feature that Customer Insights - Data refuses (Microsoft: "Connect to Delta tables in
 * Azure Data Lake Storage"). Elsewhere in the engine timestamps are UTC without a zone: `sqlType`.
 */
export function storedType(type: DeltaType): string {
  return type.kind === "timestamp" ? instant : sqlType(type);
}

/** An expression of one type as another one; a value that does not fit is an error. */
export function convert(sql: string, from: string, to: string): string {
  if (from === to) return sql;
  // By microseconds: a cast asks the time zone library for each value, which takes 25 times as long.
  if (from === instant && to === "TIMESTAMP") return `make_timestamp(epoch_us(${sql}))`;
  if (from === "TIMESTAMP" && to === instant) return `make_timestamptz(epoch_us(${sql}))`;
  return `CAST(${sql} AS ${to})`;
}

const assignable: readonly (readonly [RegExp, readonly DeltaType["kind"][]])[] = [
  [/^VARCHAR$/, ["string"]],
  [/^(TINYINT|SMALLINT|INTEGER|BIGINT)$/, ["byte", "short", "integer", "long", "decimal", "float", "double"]],
  [/^HUGEINT$/, ["long", "decimal"]],
  [/^DECIMAL\(/, ["decimal", "float", "double"]],
  [/^(FLOAT|DOUBLE)$/, ["float", "double"]],
  [/^BOOLEAN$/, ["boolean"]],
  [/^DATE$/, ["date"]],
  [/^TIMESTAMP( WITH TIME ZONE)?$/, ["timestamp"]],
  [/^BLOB$/, ["binary"]],
];

/** Whether values of a DuckDB type may go into a column: numbers into numbers, all others only into their own kind. */
export function isAssignable(from: string, to: DeltaType): boolean {
  return from === '"NULL"' || assignable.some(([pattern, kinds]) => pattern.test(from) && kinds.includes(to.kind));
}
