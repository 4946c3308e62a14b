import { randomInt } from "node:crypto";
import { compute, isNumeric, type Numeric } from "../numbers";
import { any, count, fixed, isItems, number, variadic, type CallContext, type ExpressionFunction } from "./define";

function division(
  whole: (left: bigint, right: bigint) => bigint,
  floating: (left: number, right: number) => number,
): ExpressionFunction {
  return fixed([number, number], (context, dividend, divisor) =>
    divisor == 0 ? context.refuse("cannot divide by 0") : compute(dividend, divisor, whole, floating),
  );
}

/** The argument that beats all others; the arguments may come as one array. */
function extreme(beats: (left: Numeric, right: Numeric) => boolean): ExpressionFunction {
  return variadic(1, any, (context: CallContext, args) => {
    const values = args.length === 1 && isItems(args[0]) ? args[0] : args;
    if (values.length === 0 || !values.every(isNumeric)) return context.refuse("takes numbers, or an array of them");
    return values.reduce((best, value) => (beats(value, best) ? value : best));
  });
}

/** Division of two integers drops the fraction. */
export const math: Readonly<Record<string, ExpressionFunction>> = {
  add: fixed([number, number], (_, left, right) =>
    compute(
      left,
      right,
      (a, b) => a + b,
      (a, b) => a + b,
    ),
  ),
  sub: fixed([number, number], (_, left, right) =>
    compute(
      left,
      right,
      (a, b) => a - b,
      (a, b) => a - b,
    ),
  ),
  mul: fixed([number, number], (_, left, right) =>
    compute(
      left,
      right,
      (a, b) => a * b,
      (a, b) => a * b,
    ),
  ),
  div: division(
    (a, b) => a / b,
    (a, b) => a / b,
  ),
  mod: division(
    (a, b) => a % b,
    (a, b) => a % b,
  ),
  max: extreme((left, right) => left > right),
  min: extreme((left, right) => left < right),
  rand: fixed([count, count], (context, least, end) =>
    least < end ? randomInt(least, end) : context.refuse(`has no number from ${least} to before ${end}`),
  ),
  range: fixed([count, count], (context, start, length) =>
    length < 0 ? context.refuse("cannot count below 0") : Array.from({ length }, (_, index) => start + index),
  ),
};
