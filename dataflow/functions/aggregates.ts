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

const extreme = (name: "min" | "max") => aggregate(`${name}(T) => T`, ([x], { fold }) => fold(`${name}(${x})`));

/** The first or last value as the rows come; the flag skips NULLs (Microsoft: `first`). */
const edge = (name: "first" | "last") =>
  aggregate(`${name}(T, [boolean]) => T`, ([x], { fold, constants }) => {
    if (constants.length > 1 && typeof constants[1] !== "boolean") throw problem("unsupported-argument", { function: name, what: "a flag that is not a constant" });
    return constants[1] === true ? fold(`${name}(${x} IGNORE NULLS)`) : fold(`${name}(${x})`);
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
  // NULLs are not counted; `count()` and `count(1)` count rows.
  aggregate("count([any]) => long", ([x], { fold }) => fold(`count(${x ?? "*"})`)),
  aggregate("countAll([any]) => long", (_, { fold }) => fold("count(*)")),
  aggregate("countDistinct(any, any...) => long", countDistinct),
  edge("first"),
  edge("last"),
  aggregate("collect(T) => T[]", ([x], { fold }) => fold(`list(${x})`)),
  aggregate("collectUnique(T) => T[]", ([x], { fold }) => fold(`list(DISTINCT ${x})`)),
  deviation("stddev", "stddev_samp"),
  deviation("stddevSample", "stddev_samp"),
  deviation("stddevPopulation", "stddev_pop"),
  deviation("variance", "var_samp"),
  deviation("varianceSample", "var_samp"),
  deviation("variancePopulation", "var_pop"),
  deviation("skewness", "skewness"),
  deviation("kurtosis", "kurtosis_pop"),
];

/** A combination with a NULL in it is not counted, as in Spark and SQL. */
function countDistinct(args: readonly string[], { fold }: CallSite): string {
  if (args.length === 1) return fold(`count(DISTINCT ${args[0]})`);
  const complete = args.map((arg) => `${arg} IS NOT NULL`).join(" AND ");
  return fold(`count(DISTINCT CASE WHEN ${complete} THEN (${args.join(", ")}) END)`);
}
