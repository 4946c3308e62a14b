import { identifier } from "../translate/duckdb/text";
import type { DataType } from "../types";

/** What a JavaScript function takes and gives: bytes for binary, bigint for long, number for smaller and floating numbers. */
export type Scalar = string | number | bigint | boolean | Uint8Array;
export type JavascriptValue = Scalar | readonly Scalar[];

/** A function that the engine does not have, to be registered with it by name; NULL in, NULL out. */
export interface JavascriptFunction {
  readonly name: string;
  readonly parameters: readonly DataType[];
  readonly result: DataType;
  /** Whether it gives another value each time. */
  readonly volatile: boolean;
  readonly compute: (...values: never[]) => JavascriptValue | null;
}

/** Defines a function for the engine; its names do not collide with the engine's own. */
export const javascript = (
  name: string,
  parameters: readonly DataType[],
  result: DataType,
  compute: JavascriptFunction["compute"],
): JavascriptFunction => ({ name: `dataflow_${name}`, parameters, result, volatile: parameters.length === 0, compute });

/** A call of it in SQL. */
export const callOf = ({ name }: JavascriptFunction, ...args: readonly (string | undefined)[]): string =>
  `${identifier(name)}(${args.join(", ")})`;
