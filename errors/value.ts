import { entry } from "./entry";

/** Errors of values that an engine meets while it computes (local/duckdb/valueProblem.ts). */
export const valueErrors = {
  "value-overflow": entry<{ operation: string }>(
    (p) => `a number is too large for its type: ${p.operation}`,
    "convert to a larger type first, with toLong, toDouble or toDecimal(value, 38, scale); Spark would go on with another number or null",
  ),
  "value-map-key-twice": entry(
    "a map would have the same key twice",
    "make the keys distinct before; Spark refuses such a map too",
  ),
  "value-map-lists": entry(
    "a map would be made of a different number of keys and values",
    "make both arrays equally long; Spark refuses such a map too",
  ),
  "value-time-zone": entry<{ zone: string }>(
    (p) => `there is no time zone ${p.zone}`,
    "write a region, such as Europe/Berlin, or UTC; Java's own short names are not all known here",
  ),
  "value-regex": entry<{ reason: string }>(
    (p) => `a regular expression is none: ${p.reason}`,
    "correct the pattern; a parenthesis or bracket that stands for itself has a backslash before it",
  ),
} as const;
