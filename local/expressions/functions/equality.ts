import { isNumeric } from "../numbers";
import { isFields, isItems } from "./define";

/** Whether two values are the same, however deep. `true` equals 1 (Microsoft: Expressions and functions, equals). */
export function same(left: unknown, right: unknown): boolean {
  if (isItems(left) && isItems(right)) {
    return left.length === right.length && left.every((item, index) => same(item, right[index]));
  }
  if (isFields(left) && isFields(right)) {
    const names = Object.keys(left);
    return (
      names.length === Object.keys(right).length &&
      names.every((name) => Object.hasOwn(right, name) && same(left[name], right[name]))
    );
  }
  return scalar(left) === scalar(right);
}

function scalar(value: unknown): unknown {
  if (typeof value === "boolean") return Number(value);
  if (isNumeric(value)) return typeof value === "bigint" ? value : Number(value);
  return value ?? null;
}
