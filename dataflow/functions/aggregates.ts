import { isIntegral, isNumber } from "../check/coercion";
import { cast } from "../translate/duckdb/text";
import { types, type DataType } from "../types";
import { boundedDecimal } from "../check/coercion";
import type { CallSite } from "./definition";
import { divide } from "./decimals";
import { aggregate } from "./define";
import { problem } from "../../errors";

/** Spark's: whole numbers add up to long, decimals gain ten digits. */
function totalType([type]: readonly DataType[]): DataType | undefined {
  if (type === undefined || type.kind === "any") return types.double;
  if (type.kind === "decimal") return boundedDecimal(type.precision + 10, type.scale);
  return isIntegral(type) ? types.long : isNumber(type) ? types.double : undefined;
}

/** Spark's: four more digits and decimals; everything else as double. */
function meanType([type]: readonly DataType[]): DataType | undefined {
  return type?.kind === "decimal" ? boundedDecimal(type.precision + 4, type.scale + 4) : types.double;
}

function mean([x]: readonly string[], { types: [type], result, fold }: CallSite): string {
  if (type?.kind !== "decimal" || result.kind !== "decimal") return fold(`avg(${cast(`${x}`, types.double)})`);
  const total = types.decimal(38, type.scale);
  const sum = cast(fold(`sum(${x})`), total);
  const rows = fold(`count(${x})`);
  return divide(operand(sum, total), operand(rows, types.long), result);
}

const operand = (sql: string, type: DataType) => ({ sql, type, estimate: cast(sql, types.double) });

const deviation = (name: string, sql: string) =>
  aggregate(`${name}(double) => double`, ([x], { fold }) => fold(`${sql}(${x})`));

const covariance = (name: string, sql: string) =>
  aggregate(`${name}(double, double) => double`, ([x, y], { fold }) => fold(`${sql}(${x}, ${y})`));

const extreme = (name: "min" | "max") => aggregate(`${name}(T) => T`, ([x], { fold }) => fold(`${name}(${x})`));

/** The first or last value as the rows come; the flag skips NULLs (Microsoft: `first`). */
const edge = (name: "first" | "last") =>
  aggregate(`${name}(T, [boolean]) => T`, ([x], { fold, constants, windowed, filtered }) => {
    if (filtered && (windowed || constants[1] === true)) throw problem("unsupported-argument", { function: `${name}If`, what: "a window, or a flag for nulls" });
    if (constants.length > 1 && typeof constants[1] !== "boolean") throw problem("unsupported-argument", { function: name, what: "a flag that is not a constant" });
    if (constants[1] !== true) return fold(`${name}(${x})`);
    // DuckDB leaves NULLs out by this word in windows only.
    return windowed ? fold(`${name}(${x} IGNORE NULLS)`) : fold(`${name}(${x}) FILTER (WHERE ${x} IS NOT NULL)`);
  }); // prettier-ignore

export const aggregates = [
  aggregate("sum(number) => number", ([x], { result, fold }) => cast(fold(`sum(${x})`), result), { result: totalType }),
  aggregate("sumDistinct(number) => number", ([x], { result, fold }) => cast(fold(`sum(DISTINCT ${x})`), result), {
    result: totalType,
  }),
  aggregate("avg(number) => number", mean, { result: meanType }),
  aggregate("mean(number) => number", mean, { result: meanType }),
  extreme("min"),
  extreme("max"),
  aggregate("count(any...) => long", count),
  aggregate("countAll([any]) => long", (_, { fold }) => fold("count(*)")),
  aggregate("countDistinct(any, any...) => long", countDistinct),
  edge("first"),
  edge("last"),
  aggregate("countAllDistinct(any, any...) => long", (args, { fold }) => fold(`count(DISTINCT ${tuple(args)})`)),
  aggregate("approxDistinctCount(any, [double]) => long", ([x], { fold }) => fold(`count(DISTINCT ${x})`), {
    decision: "counted exactly: an estimate without an error",
  }),
  aggregate("isDistinct(any, any...) => boolean", isDistinct),
  aggregate("collect(T) => T[]", ([x], { fold }) => `coalesce(${fold(`list(${x})`)}, [])`, {
    decision: "nulls included, as documented; an empty array where no row is",
  }),
  aggregate("collectUnique(T) => T[]", ([x], { fold }) => `coalesce(${fold(`list(DISTINCT ${x})`)}, [])`, {
    decision: "the order of the items is not promised",
  }),
  aggregate("topN(T, long, integer) => T[]", topN, {
    decision: "the counts of equal values add up; values of equal counts come in descending order",
  }),
  deviation("stddev", "stddev_samp"),
  deviation("stddevSample", "stddev_samp"),
  deviation("stddevPopulation", "stddev_pop"),
  deviation("variance", "var_samp"),
  deviation("varianceSample", "var_samp"),
  deviation("variancePopulation", "var_pop"),
  covariance("covariancePopulation", "covar_pop"),
  covariance("covarianceSample", "covar_samp"),
  aggregate("skewness(double) => double", skewness, {
    decision: "of the population, as Spark computes it; null where all values are equal",
  }),
  deviation("kurtosis", "kurtosis_pop"),
];

/** DuckDB's corrects for samples, by a factor of the number of values. */
function skewness([x]: readonly string[], { fold }: CallSite): string {
  const n = cast(fold(`count(${x})`), types.double);
  const varies = `${fold(`var_pop(${x})`)} > 0`;
  return `CASE WHEN ${varies} THEN CASE WHEN ${n} = 2 THEN 0.0::DOUBLE ELSE ${fold(`skewness(${x})`)} * (${n} - 2) / sqrt(${n} * (${n} - 1)) END END`;
}

/** Values by the sum of their counts, the highest first. */
function topN([x, count, most]: readonly string[], { fold, constants: [, , known] }: CallSite): string {
  if (typeof known === "bigint" && known < 0n)
    throw problem("value-argument", { function: "topN", argument: `${known} values` });
  const pairs = fold(`list({x: ${x}, n: ${count}})`);
  const values = `list_distinct(list_transform(${pairs}, lambda one: one.x))`;
  const total = `list_sum(list_transform(list_filter(${pairs}, lambda one: one.x = top), lambda one: one.n))`;
  const ordered = `list_reverse_sort(list_transform(${values}, lambda top: {n: ${total}, x: top}))`;
  return `list_transform(list_slice(${ordered}, 1, ${most}), lambda one: one.x)`;
}

/** NULLs are not counted, nor rows with a NULL in one of several columns, as in Spark; `count()` and `count(1)` count rows. */
function count(args: readonly string[], { fold }: CallSite): string {
  if (args.length <= 1) return fold(`count(${args[0] ?? "*"})`);
  return fold(`count(CASE WHEN ${args.map((arg) => `${arg} IS NOT NULL`).join(" AND ")} THEN 1 END)`);
}

const tuple = (args: readonly string[]): string => `{${args.map((arg, index) => `v${index}: ${arg}`).join(", ")}}`;

/** Whether no combination without a NULL is there twice. */
function isDistinct(args: readonly string[], site: CallSite): string {
  const complete = args.map((arg) => `${arg} IS NOT NULL`).join(" AND ");
  return `(${countDistinct(args, site)} = ${site.fold(`count(CASE WHEN ${complete} THEN 1 END)`)})`;
}

/** A combination with a NULL in it is not counted, as in Spark and SQL. */
function countDistinct(args: readonly string[], { fold }: CallSite): string {
  if (args.length === 1) return fold(`count(DISTINCT ${args[0]})`);
  const complete = args.map((arg) => `${arg} IS NOT NULL`).join(" AND ");
  return fold(`count(DISTINCT CASE WHEN ${complete} THEN (${args.join(", ")}) END)`);
}
