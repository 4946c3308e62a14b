import {
  DuckDBBlobValue,
  DuckDBListValue,
  DuckDBArrayValue,
  DuckDBMapValue,
  DuckDBStructValue,
  DuckDBTimestampNanosecondsValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from "@duckdb/node-api";

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type Row = { readonly [column: string]: Json };

/**
 * A value as `--json` prints it: dates `2016-08-09`, timestamps `2016-08-09T10:11:12.123Z` (six digits where three
 * would lose some), decimals and numbers beyond 2^53 as text, binary in hex.
 */
export function toJson(value: DuckDBValue): Json {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (typeof value === "bigint") return isSafe(value) ? Number(value) : String(value);
  if (value instanceof DuckDBTimestampValue || value instanceof DuckDBTimestampTZValue) return timestamp(value.micros);
  if (value instanceof DuckDBTimestampNanosecondsValue) return timestamp(value.nanos / 1000n);
  if (value instanceof DuckDBBlobValue) return Buffer.from(value.bytes).toString("hex");
  if (value instanceof DuckDBListValue || value instanceof DuckDBArrayValue) return value.items.map(toJson);
  if (value instanceof DuckDBStructValue) {
    return Object.fromEntries(Object.entries(value.entries).map(([name, field]) => [name, toJson(field)]));
  }
  if (value instanceof DuckDBMapValue) {
    return Object.fromEntries(value.entries.map((entry) => [String(toJson(entry.key)), toJson(entry.value)]));
  }
  return String(value);
}

function isSafe(value: bigint): boolean {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER);
}

function timestamp(micros: bigint): string {
  const belowMilli = ((micros % 1000n) + 1000n) % 1000n;
  const milliseconds = Number((micros - belowMilli) / 1000n);
  // Years that a JavaScript date cannot hold, and the infinities.
  if (Math.abs(milliseconds) > 8.64e15) return String(new DuckDBTimestampValue(micros));
  const iso = new Date(milliseconds).toISOString();
  return belowMilli === 0n ? iso : `${iso.slice(0, -1)}${String(belowMilli).padStart(3, "0")}Z`;
}
