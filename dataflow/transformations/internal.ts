import type { Call, Typed } from "../check/typed";
import type { FunctionDefinition } from "../functions/definition";
import type { DataType } from "../types";

/** A call of a function that scripts do not have: what a transformation computes, in the terms of an engine. */
export const callOf = (definition: FunctionDefinition, args: readonly Typed[], type: DataType): Call => ({
  kind: "call",
  type,
  function: definition,
  args,
  windowed: false,
});
