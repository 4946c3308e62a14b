import { problem } from "../../errors";
import type { Context } from "./context";

interface Kinds {
  string: string;
  number: number;
  boolean: boolean;
  array: readonly unknown[];
  object: Readonly<Record<string, unknown>>;
}

function kindOf(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}

/** The value of an activity's property, which must be of the kind that the property needs. */
export function valueOf<K extends keyof Kinds>(
  context: Context,
  activity: { readonly name: string },
  property: string,
  value: unknown,
  expected: K,
): Kinds[K] {
  const evaluated = context.evaluate(value);
  const actual = kindOf(evaluated);
  if (actual === expected) return evaluated as Kinds[K];
  throw problem("property-type", {
    pipeline: context.run.pipeline.name,
    activity: activity.name,
    property,
    expected,
    actual: evaluated === undefined ? "nothing" : actual,
  });
}
