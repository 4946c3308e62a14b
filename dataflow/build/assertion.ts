import type { Argument, Expression } from "../ast";
import { block, positional } from "./arguments";

/** A rule that rows must keep. */
export type Assertion =
  | { readonly expect: "true"; readonly id: string; readonly that: Expression; readonly message: string }
  | { readonly expect: "unique"; readonly id: string; readonly column: Expression; readonly message: string };

/** The rule as an argument of the assert transformation. */
export const assertion = (rule: Assertion): Argument => {
  const id: Expression = { kind: "string", value: rule.id };
  const message: Expression = { kind: "string", value: rule.message };
  const none: Expression = { kind: "null" };
  const fail: Expression = { kind: "boolean", value: false };
  switch (rule.expect) {
    case "true":
      return block("expectTrue", [rule.that, fail, id, none, message].map(positional));
    case "unique":
      return block("expectUnique", [rule.column, fail, id, none, message].map(positional));
  }
};
