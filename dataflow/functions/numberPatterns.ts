import { problem } from "../../errors";
import { cast } from "../translate/duckdb/text";
import { types } from "../types";
import { decimalFormat, type DecimalFormat } from "./decimalFormat";
import { formatNumber } from "./decimalText";
import type { CallSite } from "./definition";
import { callOf, javascript } from "./javascript";
import { separatorsOf } from "./locale";

const formats = new Map<string, DecimalFormat | undefined>();

function formatOf(pattern: string): DecimalFormat | undefined {
  if (!formats.has(pattern)) formats.set(pattern, decimalFormat(pattern));
  return formats.get(pattern);
}

const written = javascript("formatNumber", [types.string, types.string, types.string], types.string,
  (number: string, pattern: string, locale: string) => {
    const format = formatOf(pattern);
    return format ? formatNumber(number, format, locale) : null;
  }); // prettier-ignore

/** The number in a text that a pattern describes, as plain text; NULL where it does not fit. */
const read = javascript("readNumber", [types.string, types.string, types.string], types.string,
  (text: string, pattern: string, locale: string) => {
    const format = formatOf(pattern);
    const separators = separatorsOf(locale);
    return format && separators ? readNumber(text, format, separators) : null;
  }); // prettier-ignore

function readNumber(text: string, format: DecimalFormat, { decimal, group }: { readonly decimal: string; readonly group: string }): string | null {
  const { prefix, suffix, negativePrefix, negativeSuffix, multiplier } = format;
  const fits = (before: string, after: string): string | undefined =>
    text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after)
      ? text.slice(before.length, text.length - after.length)
      : undefined;
  const positive = fits(prefix, suffix);
  const isPositive = positive !== undefined && /^[^-]/.test(positive);
  const body = isPositive ? positive : fits(negativePrefix, negativeSuffix);
  if (body === undefined) return null;
  const plain = body.replaceAll(group, "").replace(decimal, ".");
  if (!/^(\d+\.?\d*|\.\d+)(E-?\d+)?$/.test(plain)) return null;
  const number = plain.includes("E") || multiplier !== 1 ? String(Number(plain) / multiplier) : plain;
  return isPositive ? number : `-${number}`;
} // prettier-ignore

export const patternFunctions = [written, read];

/** Texts default to what the United States write, the reference's examples showing `.` and `,`. */
const defaultLocale = "'en-US'";

/** A number by a Java pattern, in a locale. */
export const numberText = (value: string, pattern: string, locale: string | undefined, site: CallSite): string =>
  callOf(written, cast(value, types.string), checked(pattern, site), locale ?? defaultLocale);

/** The plain text of a number that is written by a Java pattern, in a locale. */
export const plainNumber = (text: string, pattern: string, locale: string | undefined, site: CallSite): string =>
  callOf(read, text, checked(pattern, site), locale ?? defaultLocale);

/** The SQL of a pattern, after a look at its value where that is known. */
function checked(pattern: string, { constants }: CallSite): string {
  const bad = constants.slice(1).find((constant) => typeof constant === "string" && pattern === quoted(constant) && !formatOf(constant)); // prettier-ignore
  if (typeof bad === "string") throw problem("unsupported-argument", { function: "a number format", what: `the pattern ${bad}` });
  return pattern;
} // prettier-ignore

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
