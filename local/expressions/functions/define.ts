import { isInteger, isNumeric, type Numeric } from "../numbers";
import type { ExpressionScope } from "../scope";

/** What a function may use besides its arguments. */
export interface CallContext {
  readonly scope: ExpressionScope;
  /** Reports that the arguments are of the right types but make no sense. */
  readonly refuse: (reason: string) => never;
}

/** What an argument must be. */
export interface Parameter<T> {
  readonly expected: string;
  readonly accepts: (value: unknown) => value is T;
}

export interface ExpressionFunction {
  readonly parameters: readonly Parameter<unknown>[];
  /** How many of the parameters may be left out, from the end. */
  readonly optional: number;
  /** What any further argument must be; absent where there are none. */
  readonly rest?: Parameter<unknown>;
  readonly run: (context: CallContext, ...args: never[]) => unknown;
}

type Values<P extends readonly Parameter<unknown>[]> = {
  [I in keyof P]: P[I] extends Parameter<infer T> ? T : never;
};

/** A function with a fixed list of arguments. */
export function fixed<const P extends readonly Parameter<unknown>[]>(
  parameters: P,
  run: (context: CallContext, ...args: Values<P>) => unknown,
): ExpressionFunction {
  return { parameters, optional: 0, run: run as ExpressionFunction["run"] };
}

/** A function whose last argument may be left out. */
export function withOptional<const P extends readonly Parameter<unknown>[], L>(
  parameters: P,
  last: Parameter<L>,
  run: (context: CallContext, ...args: [...Values<P>, L?]) => unknown,
): ExpressionFunction {
  return { parameters: [...parameters, last], optional: 1, run: run as unknown as ExpressionFunction["run"] };
}

/** A function of as many arguments of one kind as one likes. */
export function variadic<T>(
  least: number,
  parameter: Parameter<T>,
  run: (context: CallContext, args: readonly T[]) => unknown,
): ExpressionFunction {
  return {
    parameters: Array.from({ length: least }, () => parameter),
    optional: 0,
    rest: parameter,
    run: ((context: CallContext, ...args: T[]) => run(context, args)) as ExpressionFunction["run"],
  };
}

const parameter = <T>(expected: string, accepts: (value: unknown) => value is T): Parameter<T> => ({
  expected,
  accepts,
});

export type Items = readonly unknown[];
export type Fields = Readonly<Record<string, unknown>>;

export function isItems(value: unknown): value is Items {
  return Array.isArray(value);
}

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export const any = parameter("a value", (value): value is unknown => value !== undefined);
export const text = parameter("a string", (value) => typeof value === "string");
export const boolean = parameter("a boolean", (value) => typeof value === "boolean");
export const number = parameter<Numeric>("a number", isNumeric);
/** An integer that can count something. */
export const count = parameter("an integer", (value): value is number => Number.isSafeInteger(value));
export const integer = parameter<Numeric>("an integer", isInteger);
export const items = parameter("an array", isItems);
export const textOrItems = parameter(
  "a string or an array",
  (value): value is string | Items => typeof value === "string" || isItems(value),
);
export const collection = parameter(
  "a string, an array or an object",
  (value): value is string | Items | Fields | null => typeof value === "string" || typeof value === "object",
);
/** What joins a text without string(): not an object or an array. */
export const scalar = parameter(
  "a string, a number or a boolean",
  (value): value is string | Numeric | boolean | null =>
    value === null || ["string", "number", "bigint", "boolean"].includes(typeof value),
);
export const comparable = parameter(
  "a number or a string",
  (value): value is Numeric | string => typeof value === "string" || isNumeric(value),
);
