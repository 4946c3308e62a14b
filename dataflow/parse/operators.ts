import type { BinaryOperator } from "../ast";

/**
 * How tightly each operator binds; a higher number binds tighter. Microsoft documents no precedence. This is the order of
 * C, with `^` between `&&` and `||`; whoever writes a script should use parentheses, as the printer does.
 */
const strengths: Readonly<Record<BinaryOperator, number>> = {
  "||": 1,
  "^": 2,
  "&&": 3,
  "|": 4,
  "&": 5,
  "==": 6,
  "!=": 6,
  "===": 6,
  "<=>": 6,
  "<": 7,
  "<=": 7,
  ">": 7,
  ">=": 7,
  "+": 8,
  "-": 8,
  "*": 9,
  "/": 9,
  "%": 9,
};

const byText: ReadonlyMap<string, number> = new Map(Object.entries(strengths));

/** The strength of a binary operator, `undefined` for any other symbol. */
export function strengthOf(symbol: string): number | undefined {
  return byText.get(symbol);
}
