import { z } from "zod";
import { problem } from "../../errors";
import type { Context } from "./context";
import type { Dynamic } from "./shapes/common";

type Typed =
  | { type: "String"; content: string }
  | { type: "Expression"; content: string }
  | { type: "Int" | "Float"; content: number }
  | { type: "Boolean"; content: boolean }
  | { type: "Null" }
  | { type: "Array"; content: Typed[] }
  | { type: "Object"; content: Pair[] };

interface Pair {
  key: string;
  value: Typed;
}

const typed: z.ZodType<Typed> = z.lazy(() =>
  z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("String"), content: z.string() }),
    z.strictObject({ type: z.literal("Expression"), content: z.string() }),
    z.strictObject({ type: z.enum(["Int", "Float"]), content: z.number() }),
    z.strictObject({ type: z.literal("Boolean"), content: z.boolean() }),
    z.strictObject({ type: z.literal("Null"), content: z.null().optional() }),
    z.strictObject({ type: z.literal("Array"), content: z.array(typed) }),
    z.strictObject({ type: z.literal("Object"), content: pairs }),
  ]),
) as z.ZodType<Typed>;

const pairs: z.ZodType<Pair[]> = z.array(z.strictObject({ key: z.string(), value: typed }));

function plain(value: Typed, context: Context): unknown {
  switch (value.type) {
    case "Expression":
      return context.evaluate(value.content);
    case "Null":
      return null;
    case "Array":
      return value.content.map((item) => plain(item, context));
    case "Object":
      return object(value.content, context);
    case "String":
    case "Int":
    case "Float":
    case "Boolean":
      return value.content;
  }
}

function object(content: readonly Pair[], context: Context): Readonly<Record<string, unknown>> {
  return Object.fromEntries(content.map(({ key, value }) => [key, plain(value, context)]));
}

/** What a Set Variable activity makes the pipeline return. (Microsoft: Set pipeline return value.) */
export function returnValueOf(
  context: Context,
  activity: { readonly name: string; readonly value: Dynamic },
): Readonly<Record<string, unknown>> {
  const parsed = pairs.safeParse(activity.value);
  if (parsed.success) return object(parsed.data, context);
  throw problem("property-type", {
    pipeline: context.run.pipeline.name,
    activity: activity.name,
    property: "value",
    expected: "a list of { key, value: { type, content } }",
    actual: z.prettifyError(parsed.error),
  });
}
