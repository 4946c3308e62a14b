import type { ConstantValue } from "../check/typed";
import { scalar } from "./define";

type Logical = boolean | null;
type Comparable = string | bigint | number | boolean;

const compare =
  (holds: (left: Comparable, right: Comparable) => boolean) =>
  (left: Comparable | null, right: Comparable | null): Logical =>
    left === null || right === null ? null : holds(left, right);

const all = (...values: readonly Logical[]): Logical =>
  values.includes(false) ? false : values.includes(null) ? null : true;
const any = (...values: readonly Logical[]): Logical =>
  values.includes(true) ? true : values.includes(null) ? null : false;

const atMost = compare((left, right) => left <= right);
const firstKnown = (...values: readonly ConstantValue[]): ConstantValue =>
  values.find((value) => value !== null) ?? null;

/** Three-valued logic, as SQL has it (Microsoft: Data transformation expressions, `equals`, `null`). */
export const logic = [
  scalar("and(boolean, boolean...) => boolean", (args) => `(${args.join(" AND ")})`, { nulls: "own", evaluate: all }),
  scalar("or(boolean, boolean...) => boolean", (args) => `(${args.join(" OR ")})`, { nulls: "own", evaluate: any }),
  scalar("not(boolean) => boolean", ([value]) => `(NOT ${value})`, {
    evaluate: (value: Logical) => (value === null ? null : !value),
  }),
  scalar("xor(boolean, boolean) => boolean", ([left, right]) => `(${left} <> ${right})`, {
    evaluate: compare((a, b) => a !== b),
  }),

  scalar("equals(T, T) => boolean", ([left, right]) => `(${left} = ${right})`, {
    evaluate: compare((a, b) => a === b),
  }),
  scalar("notEquals(T, T) => boolean", ([left, right]) => `(${left} <> ${right})`, {
    evaluate: compare((a, b) => a !== b),
  }),
  scalar("lesser(T, T) => boolean", ([left, right]) => `(${left} < ${right})`, { evaluate: compare((a, b) => a < b) }),
  scalar("lesserOrEqual(T, T) => boolean", ([left, right]) => `(${left} <= ${right})`, {
    evaluate: compare((a, b) => a <= b),
  }),
  scalar("greater(T, T) => boolean", ([left, right]) => `(${left} > ${right})`, { evaluate: compare((a, b) => a > b) }),
  scalar("greaterOrEqual(T, T) => boolean", ([left, right]) => `(${left} >= ${right})`, {
    evaluate: compare((a, b) => a >= b),
  }),
  scalar("equalsIgnoreCase(string, string) => boolean", ([left, right]) => `(lower(${left}) = lower(${right}))`),
  scalar(
    "compare(T, T) => integer",
    ([left, right]) =>
      `CASE WHEN ${left} < ${right} THEN -1 WHEN ${left} > ${right} THEN 1 WHEN ${left} = ${right} THEN 0 END`,
  ),
  scalar("between(T, T, T) => boolean", ([value, from, to]) => `(${value} BETWEEN ${from} AND ${to})`, {
    nulls: "own",
    evaluate: (value: Comparable | null, from: Comparable | null, to: Comparable | null) =>
      all(atMost(from, value), atMost(value, to)),
  }),

  scalar("isNull(any) => boolean", ([value]) => `(${value} IS NULL)`, {
    nulls: "own",
    evaluate: (value: unknown) => value === null,
  }),
  scalar("coalesce(T, T...) => T", (args) => `coalesce(${args.join(", ")})`, {
    nulls: "own",
    evaluate: firstKnown,
  }),
  scalar("iifNull(T, T...) => T", (args) => `coalesce(${args.join(", ")})`, { nulls: "own", evaluate: firstKnown }),
  // A NULL condition takes the else branch, as in Spark; the reference is silent.
  scalar(
    "iif(boolean, T, [T]) => T",
    ([condition, then, otherwise]) => `CASE WHEN ${condition} THEN ${then} ELSE ${otherwise ?? "NULL"} END`,
    {
      nulls: "own",
      evaluate: (condition: Logical, then: ConstantValue, otherwise: ConstantValue = null) =>
        condition === true ? then : otherwise,
    },
  ),
  scalar("case(boolean, T, {boolean, T}..., [T]) => T", caseWhen, { nulls: "own", evaluate: chosen }),
];

function chosen(...args: readonly ConstantValue[]): ConstantValue {
  const branch = args.findIndex((value, index) => index % 2 === 0 && index + 1 < args.length && value === true);
  return branch >= 0 ? (args[branch + 1] ?? null) : args.length % 2 === 0 ? null : (args.at(-1) ?? null);
}

function caseWhen(args: readonly string[]): string {
  const branches = args.length % 2 === 0 ? args : args.slice(0, -1);
  const whens = branches.flatMap((condition, index) =>
    index % 2 === 0 ? [`WHEN ${condition} THEN ${branches[index + 1]}`] : [],
  );
  const otherwise = args.length % 2 === 0 ? "" : ` ELSE ${args.at(-1)}`;
  return `CASE ${whens.join(" ")}${otherwise} END`;
}
