import { z } from "zod";

// Pulumi gives every value as a text. An empty one means "not set".

/** A text that matches, or nothing. `expected` ends the sentence: "… is not …". */
export function optionalText(pattern: RegExp, expected: string) {
  return z
    .string()
    .refine((text) => text === "" || pattern.test(text), {
      error: ({ input }) => `"${String(input)}" is not ${expected}`,
    })
    .transform((text) => (text === "" ? undefined : text));
}

export function text(pattern: RegExp, expected: string) {
  return z.string("is not set").regex(pattern, { error: ({ input }) => `"${String(input)}" is not ${expected}` });
}

export function oneOf<const Choices extends readonly [string, ...string[]]>(choices: Choices) {
  return z.enum(choices, { error: ({ input }) => `"${String(input)}" is not one of ${choices.join(", ")}` });
}

/** A whole number of a range, or one of a few. */
export function wholeNumber(allowed: readonly number[] | { readonly from: number; readonly to: number }) {
  const expected =
    "from" in allowed ? `a whole number from ${allowed.from} to ${allowed.to}` : `one of ${allowed.join(", ")}`;
  const isAllowed = (value: number) =>
    "from" in allowed
      ? Number.isInteger(value) && value >= allowed.from && value <= allowed.to
      : allowed.includes(value);
  return z
    .string()
    .refine((value) => value.trim() !== "" && isAllowed(Number(value)), {
      error: ({ input }) => `"${String(input)}" is not ${expected}`,
    })
    .transform(Number);
}

/** True or false. */
export function flag() {
  return z
    .enum(["true", "false"], { error: ({ input }) => `"${String(input)}" is not true or false` })
    .transform((value) => value === "true");
}

/** A list of texts that match. */
export function list(pattern: RegExp, expected: string) {
  return json("a list").pipe(
    z.array(
      z
        .string("has an entry that is not a text; put it in quotes")
        .regex(pattern, { error: ({ input }) => `"${String(input)}" is not ${expected}` }),
      "is not a list",
    ),
  );
}

/** A map from texts to texts. */
export function map() {
  return json("a map").pipe(z.record(z.string(), z.string("is not a text"), "is not a map"));
}

function json(expected: string) {
  return z.string().transform((value, context): unknown => {
    try {
      return JSON.parse(value);
    } catch {
      context.addIssue({ code: "custom", message: `"${value}" is not ${expected}` });
      return z.NEVER;
    }
  });
}
