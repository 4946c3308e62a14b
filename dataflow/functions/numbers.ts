import { types, type DataType } from "../types";
import { boundedDecimal } from "../check/coercion";
import { cast } from "../translate/duckdb/text";
import type { CallSite } from "./definition";
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
  // Not a number where there is no root or angle, as in Spark; DuckDB would stop.
  double("sqrt", ([x]) => `CASE WHEN ${x} < 0 THEN 'NaN'::DOUBLE ELSE sqrt(${x}) END`),
  ...["asin", "acos"].map((name) =>
    double(name, ([x]) => `CASE WHEN abs(${x}) > 1 THEN 'NaN'::DOUBLE ELSE ${name}(${x}) END`),
  ),
  double("power", ([base, exponent]) => `pow(${base}, ${exponent})`),
  double("atan2", ([y, x]) => `atan2(${y}, ${x})`),
  ...["cbrt", "sin", "cos", "tan", "atan", "sinh", "cosh", "tanh", "degrees", "radians"].map(unary),
  scalar("log10(double) => double", ([x]) => `CASE WHEN ${x} > 0 THEN log10(${x}) END`),
  scalar("log(double, [double]) => double", ([x, base]) =>
    base === undefined
      ? `CASE WHEN ${x} > 0 THEN ln(${x}) END`
      : `CASE WHEN ${x} > 0 AND ${base} > 0 THEN ln(${x}) / ln(${base}) END`,
  ),
  scalar("greatest(T, T...) => T", (args) => `greatest(${args.join(", ")})`, { nulls: "own" }),
  scalar("least(T, T...) => T", (args) => `least(${args.join(", ")})`, { nulls: "own" }),
  // 20! is the largest that a long holds.
  scalar("factorial(integral) => long", ([n]) => `CASE WHEN ${n} BETWEEN 0 AND 20 THEN CAST(factorial(CAST(${n} AS INTEGER)) AS BIGINT) END`, {
    decision: "null where the result is no long, as in Spark",
  }), // prettier-ignore
  scalar("isNan(number) => boolean", ([x]) => `isnan(${cast(`${x}`, types.double)})`),
];

/** Whole numbers stay what they are; `ceil(-0.1)` is 0 (Microsoft's example). */
function wholeType(type: DataType): DataType {
  return type.kind === "decimal" ? boundedDecimal(type.precision - type.scale + 1, 0) : type;
}

function wholeNumber(name: "ceil" | "floor") {
  return ([x]: readonly string[], { result }: CallSite): string => cast(`${name}(${x})`, result);
}
