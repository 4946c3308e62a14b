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
  "value-argument": entry<{ function: string; argument: string }>(
    (p) => `${p.function} does not know ${p.argument}`,
    "write one that Microsoft's reference lists for the function",
  ),
  "value-charset": entry<{ charset: string }>(
    (p) => `the encoding ${p.charset} is not one that the reference names`,
    "write UTF-8, UTF-16, UTF-16BE, UTF-16LE, US-ASCII, ISO-8859-1 or Windows-1252",
  ),
  "value-regex-end": entry<{ pattern: string }>(
    (p) => `the regular expression ${p.pattern} looks for the end of a text that ends in a line end`,
    "take the line end off first, for example with rtrim, or write \\z for the very end: $ also stands before a last line end",
  ),
  "value-regex": entry<{ reason: string }>(
    (p) => `a regular expression is none: ${p.reason}`,
    "correct the pattern; a parenthesis or bracket that stands for itself has a backslash before it",
  ),
} as const;
