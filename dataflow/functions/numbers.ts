import { types, type DataType } from "../types";
import { boundedDecimal, isFractional } from "../check/coercion";
import { cast } from "../translate/duckdb/text";
import { problem } from "../../errors";
import type { CallSite } from "./definition";
import { decimalFromText, narrow } from "./decimals";
import { scalar } from "./define";

/** DuckDB counts in BIGINT where the language has integers. */
export const integer = (sql: string): string => `CAST(${sql} AS INTEGER)`;

const double = (name: string, sql: (args: readonly string[]) => string) => {
  const parameters = name === "power" || name === "atan2" ? "double, double" : "double";
  return scalar(`${name}(${parameters}) => double`, sql);
};
const unary = (name: string) => double(name, ([x]) => `${name}(${x})`);

/** A function that DuckDB has by the same name and that keeps the type of its argument. */
const sameType = (name: string) => scalar(`${name}(N) => N`, ([x], { result }) => cast(`${name}(${x})`, result));

export const numbers = [
  sameType("abs"),
  scalar("ceil(N) => N", wholeNumber("ceil"), { result: ([type]) => type && wholeType(type) }),
  scalar("floor(N) => N", wholeNumber("floor"), { result: ([type]) => type && wholeType(type) }),
  scalar("round(number, [integral], [integral]) => double", round, { result: roundedType }),
  scalar("sqrt(double) => double", ([x]) => `CASE WHEN ${x} >= 0 THEN sqrt(${x}) END`),
  double("power", ([base, exponent]) => `pow(${base}, ${exponent})`),
  double("atan2", ([y, x]) => `atan2(${y}, ${x})`),
  ...["cbrt", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "degrees", "radians"].map(unary),
  scalar("log10(double) => double", ([x]) => `CASE WHEN ${x} > 0 THEN log10(${x}) END`),
  scalar(
    "log(double, [double]) => double",
    ([x, base]) => `CASE WHEN ${x} > 0 THEN ln(${x})${base === undefined ? "" : ` / ln(${base})`} END`,
  ),
  scalar("greatest(T, T...) => T", (args) => `greatest(${args.join(", ")})`, { nulls: "own" }),
  scalar("least(T, T...) => T", (args) => `least(${args.join(", ")})`, { nulls: "own" }),
  scalar("isNan(number) => boolean", ([x]) => `isnan(${cast(`${x}`, types.double)})`),
];

/** Whole numbers stay what they are; `ceil(-0.1)` is 0 (Microsoft's example). */
function wholeType(type: DataType): DataType {
  return type.kind === "decimal" ? boundedDecimal(type.precision - type.scale + 1, 0) : type;
}

function wholeNumber(name: "ceil" | "floor") {
  return ([x]: readonly string[], { result }: CallSite): string => cast(`${name}(${x})`, result);
}

/** The scale to round to; a decimal's type depends on it. */
function placesOf(constants: CallSite["constants"]): number {
  const [, scale = 0n, mode = 5n] = constants;
  if (typeof scale !== "bigint" || scale < 0n) throw unsupported("a scale that is not a constant from 0");
  if (mode !== 5n) throw unsupported("a mode other than 5 (half up)");
  return Number(scale);
}

const unsupported = (what: string) => problem("unsupported-argument", { function: "round", what });

/** The page prints `double`, but a decimal stays a decimal, as in Spark: a rounded amount must stay exact. */
function roundedType([type]: readonly DataType[], constants: CallSite["constants"]): DataType {
  if (type?.kind !== "decimal") return types.double;
  const places = Math.min(placesOf(constants), type.scale);
  return boundedDecimal(type.precision - type.scale + places + 1, places);
}

/** Half away from zero, which is how DuckDB casts decimals. */
function round(
  [x]: readonly string[],
  { types: [type = types.double], constants, result, estimate }: CallSite,
): string {
  const places = placesOf(constants);
  if (result.kind === "decimal") return narrow({ sql: `${x}`, type, estimate: estimate(0) }, result);
  if (!isFractional(type)) return cast(`${x}`, result);
  // Through the shortest text of the number, as Java's BigDecimal does, so that 1.005 rounds to 1.01.
  const exact = decimalFromText(cast(`${x}`, types.string), { kind: "decimal", precision: 38, scale: places });
  return `coalesce(${cast(exact, result)}, ${x})`;
}
