import type { Known } from "../check/typed";
import { asDecimal, commonType, isFractional, isIntegral, isNumber, sameType } from "../check/coercion";
import { cast } from "../translate/duckdb/text";
import { types, type DataType } from "../types";
import type { CallSite } from "./definition";
import { divide, productType, quotientType, sumType } from "./decimals";
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

function multiply([left, right]: readonly string[], { types: [a, b], result }: CallSite): string {
  if (result.kind !== "decimal") return `(${left} * ${right})`;
  return cast(`${roomy(wide(`${left}`, a), a, result)} * ${wide(`${right}`, b)}`, result);
}

/** DuckDB keeps a product of decimals of at most 18 digits within 18 digits, and fails where it has more. */
function roomy(sql: string, type: DataType | undefined, result: DataType): string {
  const decimal = type && asDecimal(type);
  return decimal && result.kind === "decimal" && result.precision > 18
    ? cast(sql, types.decimal(Math.max(19, decimal.precision), decimal.scale))
    : sql;
}

/** A whole number as the decimal that holds all of its type: DuckDB would look at the value of a literal and leave no room. */
function wide(sql: string, type: DataType | undefined): string {
  const decimal = type && type.kind !== "decimal" ? asDecimal(type) : undefined;
  return decimal ? cast(sql, types.decimal(decimal.precision, decimal.scale)) : sql;
}

/** Division by zero is NULL, and whole numbers stay whole: `20 / 10` is 2 (Microsoft: `divide`, `null`). */
function quotient(
  [left, right]: readonly string[],
  { types: [a = types.any, b = types.any], result }: CallSite,
): string {
  if (result.kind === "decimal") return divide(`${left}`, a, `${right}`, b, result);
  return isIntegral(result) ? `(${left} // nullif(${right}, 0))` : `(${cast(`${left}`, result)} / nullif(${right}, 0))`;
}

const wholeBits = (name: string, sql: (left: string | undefined, right: string | undefined) => string) =>
  scalar(`${name}(T, T) => T`, ([left, right]) => sql(left, right), {
    result: ([type]) => (type && (isIntegral(type) || type.kind === "any") ? type : undefined),
  });

export const arithmetics = [
  scalar("add(any, any) => any", add, {
    result: rule(sumType, addedType),
    evaluate: (left: Known, right: Known) =>
      typeof left === "string" && typeof right === "string" ? left + right : undefined,
  }),
  scalar("minus(any, any) => any", minus, { result: rule(sumType, subtractedType) }),
  scalar("multiply(any, any) => any", multiply, { result: rule(productType) }),
  scalar("divide(any, any) => any", quotient, { result: rule(quotientType) }),
  scalar("mod(N, N) => N", ([left, right]) => `(${left} % nullif(${right}, 0))`),
  scalar("pMod(N, N) => N", ([left, right]) => `(((${left} % nullif(${right}, 0)) + ${right}) % ${right})`),
  scalar("negate(N) => N", ([x]) => `(-${x})`),
  wholeBits("bitwiseAnd", (left, right) => `(${left} & ${right})`),
  wholeBits("bitwiseOr", (left, right) => `(${left} | ${right})`),
  wholeBits("bitwiseXor", (left, right) => `xor(${left}, ${right})`),
];
