import { isFractional, isIntegral, isNumber } from "../check/coercion";
import type { Known } from "../check/typed";
import { problem } from "../../errors";
import { cast, literal, tryCast } from "../translate/duckdb/text";
import { typeName } from "../typeName";
import { types, type DataType } from "../types";
import type { CallSite } from "./definition";
import { decimalFromText, narrow } from "./decimals";
import { wholeNumber } from "./constants";
import { scalar } from "./define";
import { numberText, patternFunctions, plainNumber } from "./numberPatterns";
import { ownZone } from "./dates";
import { dateFromText, timestampFromText } from "./readingDates";
import { writingPattern } from "./datePattern";

const integralTypes = ["byte", "short", "integer", "long"] as const;
type Integral = (typeof integralTypes)[number];
const capital = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** The value, and what type it is to be read as: text in a number format becomes plain text first. */
function plain([value, pattern, locale]: readonly string[], site: CallSite): string {
  if (pattern === undefined) return `${value}`;
  return plainNumber(cast(`${value}`, types.string), pattern, locale, site);
}

const cannot = (name: string, type: DataType | undefined) =>
  problem("unsupported-argument", { function: name, what: `a value of type ${type ? typeName(type) : "unknown"}` });

/** Fractions are cut off; text must be a plain number, where DuckDB would also take `1_0`, `0x1F` and `1e3` and round `12.7`. */
const toIntegral = (kind: Integral) =>
  scalar(`to${capital(kind)}(any, [string], [string]) => any`, (args, site) => {
    return whole(plain(args, site), site.types[0] ?? types.any, types[kind]);
  }, {
    result: () => types[kind],
    evaluate: (value: Known, ...formats: readonly Known[]) => kind === "byte" || kind === "short" || formats.length > 0 ? undefined : wholeNumber(value),
  }); // prettier-ignore

function whole(value: string, given: DataType, target: DataType): string {
  if (given.kind === "any" || given.kind === "boolean") return cast(value, target);
  if (isIntegral(given)) return wrapped(value, given, target);
  if (isFractional(given)) return tryCast(`trunc(${value})`, target);
  if (given.kind === "timestamp" && target.kind === "long") return `epoch_ms(${value})`;
  if (given.kind !== "string") throw cannot(`to${capital(target.kind)}`, given);
  const plain = tryCast(value, target);
  const cut = tryCast(`split_part(${value}, '.', 1)`, target);
  return `CASE WHEN CAST(${plain} AS VARCHAR) = ${value} THEN ${plain} WHEN regexp_full_match(${value}, '\\s*[+-]?[0-9]+(\\.[0-9]*)?\\s*') THEN ${cut} END`;
}

const bits = { byte: 8n, short: 16n, integer: 32n, long: 64n } as const;

/** A whole number in a smaller type keeps its low bits, as in Java: `toByte(0xFF)` is -1 (Microsoft's example). */
function wrapped(value: string, given: DataType, target: DataType): string {
  const [from, to] = [bits[given.kind as Integral], bits[target.kind as Integral]];
  if (from <= to) return cast(value, target);
  const [mask, sign] = [(1n << to) - 1n, 1n << (to - 1n)];
  const low = `(${cast(value, types.long)} & ${mask})`;
  return cast(`((${low} + ${sign}) & ${mask}) - ${sign}`, target);
}

const toFractional = (kind: "double" | "float") =>
  scalar(`to${capital(kind)}(any, [string], [string]) => any`, (args, site) => {
    const value = plain(args, site);
    const [given] = site.types;
    if (given?.kind === "string") return `CASE WHEN NOT contains(${value}, '_') THEN ${tryCast(`${value}`, types[kind])} END`;
    if (given && (isNumber(given) || given.kind === "any")) return cast(`${value}`, types[kind]);
    throw cannot(`to${capital(kind)}`, given);
  }, { result: () => types[kind] }); // prettier-ignore

/** (10,2) unless stated (Microsoft: `toDecimal`; its signature prints (10,0)). */
function decimalType(constants: CallSite["constants"]): Extract<DataType, { kind: "decimal" }> {
  const precision = constants.length > 1 ? constants[1] : 10n;
  const scale = constants.length > 2 ? constants[2] : constants.length > 1 ? 0n : 2n;
  if (typeof precision !== "bigint" || typeof scale !== "bigint") {
    throw problem("unsupported-argument", {
      function: "toDecimal",
      what: "a precision or scale that is not a constant",
    });
  }
  if (precision < 1n || precision > 38n || scale < 0n || scale > precision)
    throw problem("unsupported-argument", {
      function: "toDecimal",
      what: "more than 38 digits, or a scale beyond them",
    });
  return { kind: "decimal", precision: Number(precision), scale: Number(scale) };
}

function toDecimal([given_, , , pattern, locale]: readonly string[], site: CallSite): string {
  const { types: [given], constants, estimate } = site; // prettier-ignore
  const value = plain([`${given_}`, ...(pattern === undefined ? [] : [pattern]), ...(locale === undefined ? [] : [locale])], site); // prettier-ignore
  const target = decimalType(constants);
  if (given?.kind === "string") return decimalFromText(`${value}`, target);
  // Through the shortest text of the number, as Java's BigDecimal does, so that 1.005 becomes 1.01.
  if (given?.kind === "double" || given?.kind === "float")
    return decimalFromText(cast(`${value}`, types.string), target);
  if (given && (isNumber(given) || given.kind === "any")) {
    return narrow({ sql: `${value}`, type: given, estimate: estimate(0) }, target);
  }
  throw cannot("toDecimal", given);
}

function toBoolean([value]: readonly string[], { types: [given] }: CallSite): string {
  if (given?.kind === "boolean" || given?.kind === "any") return cast(`${value}`, types.boolean);
  if (given && isIntegral(given)) return `(${value} <> 0)`;
  if (given?.kind !== "string") throw cannot("toBoolean", given);
  return `CASE WHEN lower(${value}) IN ('t', 'true', 'y', 'yes', '1') THEN true WHEN lower(${value}) IN ('f', 'false', 'n', 'no', '0') THEN false END`;
}

function toText([value, format, locale]: readonly string[], site: CallSite): string {
  const { types: [given], constants } = site; // prettier-ignore
  if (given && ["array", "map", "complex"].includes(given.kind)) throw cannot("toString", given);
  if (format === undefined)
    return given?.kind === "double" || given?.kind === "float"
      ? doubleText(`${value}`)
      : cast(`${value}`, types.string);
  if (given && isNumber(given)) return numberText(`${value}`, format, locale, site);
  const [, pattern] = constants;
  const moment = given?.kind === "date" || given?.kind === "timestamp";
  if (!moment || typeof pattern !== "string" || constants.length > 2) {
    throw problem("unsupported-argument", {
      function: "toString",
      what: "a format, unless a constant one for a date or timestamp",
    });
  }
  return `strftime(${value}, ${literal(writingPattern(pattern))})`;
}

/** As Java writes doubles: with an exponent from 10^7 up and below 10^-3. */
function doubleText(value: string): string {
  const mantissa = `regexp_replace(regexp_replace(CAST(abs(${value}) AS VARCHAR), 'e.*|\\.0$', ''), '^0*\\.?0*|\\.|0+$', '', 'g')`;
  // From the digits: a logarithm is a little off where it matters.
  const text = `CAST(abs(${value}) AS VARCHAR)`;
  const exponent = `CASE WHEN contains(${text}, 'e') THEN CAST(split_part(${text}, 'e', 2) AS INTEGER) WHEN abs(${value}) >= 1 THEN instr(${text} || '.', '.') - 2 ELSE 1 - length(regexp_extract(${text}, '^0\\.0*')) END`;
  const digits = `${mantissa}[1] || '.' || CASE WHEN length(${mantissa}) > 1 THEN ${mantissa}[2:] ELSE '0' END`;
  const scientific = `CASE WHEN ${value} < 0 THEN '-' ELSE '' END || ${digits} || 'E' || ${exponent}`;
  const notFinite = `CASE WHEN isnan(${value}) THEN 'NaN' WHEN ${value} > 0 THEN 'Infinity' ELSE '-Infinity' END`;
  return `CASE WHEN NOT isfinite(${value}) THEN ${notFinite} WHEN ${value} = 0 OR abs(${value}) BETWEEN 1e-3 AND 9999999.999999999 THEN CAST(${value} AS VARCHAR) ELSE ${scientific} END`;
}

/** `isInteger(text)` and its like: whether the conversion would give a value. */
const test = (name: string, sql: (text: string) => string) =>
  scalar(
    `is${name}(string, [string]) => boolean`,
    (args, site) => `CASE WHEN ${args[0]} IS NOT NULL THEN ${sql(plain(args, site))} IS NOT NULL END`,
  );

export const conversions = [
  ...integralTypes.map(toIntegral),
  ...integralTypes.map((kind) => test(capital(kind), (text) => whole(text, types.string, types[kind]))),
  toFractional("double"),
  toFractional("float"),
  test("Double", (text) => tryCast(text, types.double)),
  test("Float", (text) => tryCast(text, types.float)),
  scalar("toDecimal(any, [integral], [integral], [string], [string]) => any", toDecimal, {
    result: (_, constants) => decimalType(constants),
  }),
  test("Decimal", (text) => decimalFromText(text, { kind: "decimal", precision: 38, scale: 18 })),
  scalar("toBoolean(any) => boolean", toBoolean),
  test("Boolean", (text) => toBoolean([text], { types: [types.string] } as unknown as CallSite)),
  scalar("toString(any, [string], [string]) => string", toText, {
    javascript: patternFunctions,
    evaluate: (value: Known, ...formats: readonly Known[]) =>
      formats.length === 0 && (typeof value === "string" || typeof value === "bigint") ? String(value) : undefined,
  }),
  scalar("toDate(any, [string]) => date", dateFromText),
  scalar("toTimestamp(any, [string], [string]) => timestamp", timestampFromText, { decision: ownZone }),
  scalar(
    "isDate(string, [string]) => boolean",
    (args, site) => `CASE WHEN ${args[0]} IS NOT NULL THEN ${dateFromText(args, site)} IS NOT NULL END`,
  ),
  scalar(
    "isTimestamp(string, [string], [string]) => boolean",
    (args, site) => `CASE WHEN ${args[0]} IS NOT NULL THEN ${timestampFromText(args, site)} IS NOT NULL END`,
    { decision: ownZone },
  ),
];
