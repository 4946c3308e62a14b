import type { RefusedDefinition } from "./definition";
import { signature } from "./signature";

const refused = (written: string, reason: string): RefusedDefinition => {
  const parsed = signature(written);
  return { name: parsed.name, kind: "refused", signature: parsed, reason };
};

const ofCache = (form: string): string => `it is called on a cache sink: sink#${form}`;

/** Functions of the reference that cannot run here, and those that are no functions by themselves. */
export const refusals: readonly RefusedDefinition[] = [
  refused(
    "assertErrorMessages() => map",
    "rows keep which asserts they failed, but not the messages; use hasError('id')",
  ),
  refused("lookup(any, any...) => any", ofCache("lookup(key)")),
  refused("mlookup(any, any...) => any", ofCache("mlookup(key)")),
  refused("output() => any", ofCache("output()")),
  refused("outputs() => any", ofCache("outputs()")),
  refused("fuzzyCompare(any, any...) => any", "how alike two values are is decided by a service of Azure"),
];
