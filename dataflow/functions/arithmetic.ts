import type { Known } from "../check/typed";
import { asDecimal, commonType, isFractional, isIntegral, isNumber, sameType } from "../check/coercion";
import { cast } from "../translate/duckdb/text";
import { types, type DataType } from "../types";
import type { CallSite } from "./definition";
import { divide, productType, quotientType, sumType } from "./decimals";
import { small } from "./constants";
import { scalar } from "./define";

type ResultRule = (left: DataType, right: DataType) => DataType | undefined;

const either = (kind: DataType["kind"], left: DataType, right: DataType): boolean =>
  left.kind === kind || right.kind === kind;

/** The result of number arithmetic: decimals by Spark's rules, else the larger of the two types. */
const arithmetic = (left: DataType, right: DataType, decimal: ResultRule): DataType | undefined => {
  const numbers = [left, right].every((type) => type.kind === "any" || isNumber(type));
  if (!numbers) return undefined;
  const inexact = [left, right].some((type) => isFractional(type) && type.kind !== "decimal");
  return either("decimal", left, right) && !inexact && !either("any", left, right)
    ? decimal(left, right)
    : commonType(left, right);
};

const rule =
  (decimal: ResultRule, other: ResultRule = () => undefined) =>
  ([left = types.any, right = types.any]: readonly DataType[]): DataType | undefined =>
    other(left, right) ?? arithmetic(left, right, decimal);

/** Both sides in the type of the result, so that no digit is lost on the way. */
const inResult =
  (operator: string) =>
  ([left, right]: readonly string[], { types: [a, b], result }: CallSite): string => {
    if (result.kind !== "decimal") return `(${left} ${operator} ${right})`;
    const side = (sql: string | undefined, type: DataType | undefined) =>
      type && sameType(type, result) ? `${sql}` : cast(`${sql}`, result);
    return cast(`${side(left, a)} ${operator} ${side(right, b)}`, result);
  };

/** `+` also joins strings and arrays, moves a date by days and a timestamp by milliseconds (Microsoft: `add`). */
const addedType: ResultRule = (left, right) => {
  if (left.kind === "date" && (isIntegral(right) || right.kind === "any")) return types.date;
  if (left.kind === "timestamp" && (isIntegral(right) || right.kind === "any")) return types.timestamp;
  if (either("string", left, right) || either("array", left, right)) return commonType(left, right);
  return undefined;
};

const subtractedType: ResultRule = (left, right) => {
  if (left.kind === "timestamp" && right.kind === "timestamp") return types.long;
  return left.kind === "date" || left.kind === "timestamp" ? addedType(left, right) : undefined;
};

function add(args: readonly string[], site: CallSite): string {
  const [left, right] = args;
  switch (site.result.kind) {
    case "string":
    case "array":
      return `(${left} || ${right})`;
    case "date":
      return `(${left} + CAST(${right} AS INTEGER))`;
    case "timestamp":
      return `(${left} + to_milliseconds(${right}))`;
    default:
      return inResult("+")(args, site);
  }
}

function minus(args: readonly string[], site: CallSite): string {
  const [left, right] = args;
  if (site.types[0]?.kind === "timestamp" && site.types[1]?.kind === "timestamp")
    return `(epoch_ms(${left}) - epoch_ms(${right}))`;
  if (site.result.kind === "date") return `(${left} - CAST(${right} AS INTEGER))`;
  if (site.result.kind === "timestamp") return `(${left} - to_milliseconds(${right}))`;
  return inResult("-")(args, site);
}

/** DuckDB keeps a product of two decimals of up to 18 digits at 18 digits, so one side is made wide first. */
function multiply([left, right]: readonly string[], { types: [a, b], result }: CallSite): string {
  const [x, y] = [a && asDecimal(a), b && asDecimal(b)];
  if (result.kind !== "decimal" || !x || !y) return `(${left} * ${right})`;
  return cast(
    `${cast(`${left}`, types.decimal(38, x.scale))} * ${cast(`${right}`, types.decimal(y.precision, y.scale))}`,
    result,
  );
}

/** Division by zero is NULL, and whole numbers stay whole: `20 / 10` is 2 (Microsoft: `divide`, `null`). */
function quotient(
  [left, right]: readonly string[],
  { types: [a = types.any, b = types.any], result, estimate }: CallSite,
): string {
  if (result.kind === "decimal") {
    const dividend = { sql: `${left}`, type: a, estimate: estimate(0) };
    return divide(dividend, { sql: `${right}`, type: b, estimate: estimate(1) }, result);
  }
  return isIntegral(result) ? `(${left} // nullif(${right}, 0))` : `(${cast(`${left}`, result)} / nullif(${right}, 0))`;
}

const ofWhole = (left: Known, right: Known, compute: (left: bigint, right: bigint) => bigint): Known =>
  typeof left === "bigint" && typeof right === "bigint" ? small(compute(left, right)) : undefined;

const inDoubles =
  (operator: string) =>
  ([left, right]: readonly string[]): string =>
    `(${left} ${operator} ${right})`;

const wholeBits = (name: string, sql: (left: string | undefined, right: string | undefined) => string) =>
  scalar(`${name}(T, T) => T`, ([left, right]) => sql(left, right), {
    result: ([type]) => (type && (isIntegral(type) || type.kind === "any") ? type : undefined),
  });

export const arithmetics = [
  scalar("add(any, any) => any", add, {
    result: rule(sumType, addedType),
    estimate: inDoubles("+"),
    evaluate: (left: Known, right: Known) =>
      typeof left === "string" && typeof right === "string" ? left + right : ofWhole(left, right, (a, b) => a + b),
  }),
  scalar("minus(any, any) => any", minus, {
    result: rule(sumType, subtractedType),
    estimate: inDoubles("-"),
    evaluate: (left: Known, right: Known) => ofWhole(left, right, (a, b) => a - b),
  }),
  scalar("multiply(any, any) => any", multiply, { result: rule(productType), estimate: inDoubles("*") }),
  scalar("divide(any, any) => any", quotient, { result: rule(quotientType), estimate: inDoubles("/") }),
  scalar("mod(N, N) => N", ([left, right]) => `(${left} % nullif(${right}, 0))`),
  // As Spark's pmod: a remainder below zero is moved up by the divisor.
  scalar("pMod(N, N) => N", ([left, right], { result }) => {
    const rest = `(${left} % nullif(${right}, 0))`;
    return cast(`CASE WHEN ${rest} < 0 THEN (${rest} + ${right}) % ${right} ELSE ${rest} END`, result);
  }),
  scalar("negate(N) => N", ([x]) => `(-${x})`, {
    estimate: ([x]) => `(-${x})`,
    evaluate: (x: Known) => (typeof x === "bigint" ? small(-x) : undefined),
  }),
  wholeBits("bitwiseAnd", (left, right) => `(${left} & ${right})`),
  wholeBits("bitwiseOr", (left, right) => `(${left} | ${right})`),
  wholeBits("bitwiseXor", (left, right) => `xor(${left}, ${right})`),
];
