import type { Numeric } from "../numbers";
import { any, boolean, comparable, fixed, type CallContext, type ExpressionFunction } from "./define";
import { same } from "./equality";

/** Texts compare by character code, as `string.CompareOrdinal` does. */
function comparison(holds: (left: Numeric | string, right: Numeric | string) => boolean): ExpressionFunction {
  return fixed([comparable, comparable], (context: CallContext, left, right) => {
    if ((typeof left === "string") !== (typeof right === "string")) {
      return context.refuse("compares two numbers or two strings, not one of each");
    }
    return holds(left, right);
  });
}

/** Both sides of `and` and `or` are always evaluated. `if` is not here: it evaluates only the branch it takes. */
export const logical: Readonly<Record<string, ExpressionFunction>> = {
  and: fixed([boolean, boolean], (_, left, right) => left && right),
  or: fixed([boolean, boolean], (_, left, right) => left || right),
  not: fixed([boolean], (_, value) => !value),
  equals: fixed([any, any], (_, left, right) => same(left, right)),
  greater: comparison((left, right) => left > right),
  greaterOrEquals: comparison((left, right) => left >= right),
  less: comparison((left, right) => left < right),
  lessOrEquals: comparison((left, right) => left <= right),
};
