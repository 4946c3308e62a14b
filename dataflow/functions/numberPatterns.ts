import { problem } from "../../errors";
import { cast, literal } from "../translate/duckdb/text";
import { types } from "../types";
import { decimalFormat, type DecimalFormat } from "./decimalFormat";
import { formatNumber } from "./decimalText";
import type { CallSite } from "./definition";
import { callOf, javascript } from "./javascript";
import { separatorsOf, type Separators } from "./locale";

const formats = new Map<string, DecimalFormat>();

/** A pattern taken apart; one that is none is a problem. */
function formatOf(pattern: string): DecimalFormat {
  const format = formats.get(pattern) ?? decimalFormat(pattern);
  if (format === undefined)
    throw problem("unsupported-argument", { function: "a number format", what: `the pattern ${pattern}` });
  formats.set(pattern, format);
  return format;
}

const written = javascript("formatNumber", [types.string, types.string, types.string], types.string,
  (number: string, pattern: string, locale: string) => formatNumber(number, formatOf(pattern), locale)); // prettier-ignore

/** The number in a text that a pattern describes, as plain text; NULL where it does not fit. */
const read = javascript("readNumber", [types.string, types.string, types.string], types.string,
  (text: string, pattern: string, locale: string) => readNumber(text, formatOf(pattern), separatorsOf(locale))); // prettier-ignore

function readNumber(text: string, format: DecimalFormat, { decimal, group }: Separators): string | null {
  const { prefix, suffix, negativePrefix, negativeSuffix, multiplier } = format;
  const between = (before: string, after: string): string | undefined => {
    const fits = text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after);
    const plain = text
      .slice(before.length, text.length - after.length)
      .replaceAll(group, "")
      .replace(decimal, ".");
    if (!fits || !/^(\d+\.?\d*|\.\d+)(E-?\d+)?$/.test(plain)) return undefined;
    return plain.includes("E") || multiplier !== 1 ? String(Number(plain) / multiplier) : plain;
  };
  const negative = between(negativePrefix, negativeSuffix);
  return between(prefix, suffix) ?? (negative === undefined ? null : `-${negative}`);
}

export const patternFunctions = [written, read];

/** Texts default to what the United States write, the reference's examples showing `.` and `,`. */
const defaultLocale = "'en-US'";

/** A number by a Java pattern, in a locale. */
export const numberText = (value: string, pattern: string, locale: string | undefined, site: CallSite): string =>
  callOf(written, cast(value, types.string), ...checked(pattern, locale, site));

/** The plain text of a number that is written by a Java pattern, in a locale. */
export const plainNumber = (text: string, pattern: string, locale: string | undefined, site: CallSite): string =>
  callOf(read, text, ...checked(pattern, locale, site));

/** The SQL of a pattern and a locale, after a look at them where they are constants. */
function checked(pattern: string, locale: string | undefined, { constants }: CallSite): readonly [string, string] {
  const known = (sql: string | undefined): string | undefined =>
    constants.slice(1).find((constant) => typeof constant === "string" && sql === literal(constant)) as
      string | undefined;
  const [format, place] = [known(pattern), known(locale)];
  if (format !== undefined) formatOf(format);
  if (place !== undefined) separatorsOf(place);
  return [pattern, locale ?? defaultLocale];
}
