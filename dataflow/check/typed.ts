import type { Span } from "../ast";
import type { FunctionDefinition } from "../functions/definition";
import type { DataType } from "../types";

export type ConstantValue = string | number | bigint | boolean | null;
/** What is known of a value before rows are read; `undefined` where nothing is. */
export type Known = ConstantValue | readonly ConstantValue[] | undefined;

/**
 * An expression whose names are resolved and whose types are known. Operators have become calls of their function
 * twins (`a + b` is `add(a, b)`), parameters their values, and widening conversions are explicit.
 */
export type Typed =
  | Constant
  | ColumnValue
  | Call
  | Cast
  | ArrayValue
  | MapValue
  | StructureValue
  | MemberValue
  | CachedRows
  | Lambda
  | ItemValue;

export interface Constant {
  readonly kind: "constant";
  readonly type: DataType;
  readonly value: ConstantValue;
}

/** A column of one relation of the query; `relation` is its alias there. */
export interface ColumnValue {
  readonly kind: "column";
  readonly type: DataType;
  readonly relation: string;
  readonly identifier: string;
}

export interface Call {
  readonly kind: "call";
  readonly type: DataType;
  readonly function: FunctionDefinition;
  readonly args: readonly Typed[];
  /** Only the rows where it holds are aggregated: `sumIf(condition, x)`. */
  readonly filter?: Typed;
  /** The value is computed over the window of the query. */
  readonly windowed: boolean;
  readonly at?: Span;
}

/** A conversion that loses nothing, such as integer to long, or NULL to a type. */
export interface Cast {
  readonly kind: "cast";
  readonly type: DataType;
  readonly of: Typed;
}

export interface ArrayValue {
  readonly kind: "array";
  readonly type: DataType;
  readonly items: readonly Typed[];
}

export interface MapValue {
  readonly kind: "map";
  readonly type: DataType;
  readonly entries: readonly { readonly key: Typed; readonly value: Typed }[];
}

export interface StructureValue {
  readonly kind: "structure";
  readonly type: DataType;
  readonly fields: readonly { readonly name: string; readonly value: Typed }[];
}

/** A member of a structure, or of each structure of an array. */
export interface MemberValue {
  readonly kind: "member";
  readonly type: DataType;
  readonly of: Typed;
  readonly name: string;
}

/** An expression that a function computes for each item of an array or map; its items are known by identifiers of their own. */
export interface Lambda {
  readonly kind: "lambda";
  readonly type: DataType;
  readonly items: Readonly<Record<string, ItemValue>>;
  readonly body: Typed;
}

/** `#item` and its like, inside of a lambda. */
export interface ItemValue {
  readonly kind: "item";
  readonly type: DataType;
  readonly identifier: string;
}

/** The first row (`output`) or all rows (`outputs`, or those of a key for `mlookup`) of a cache sink, as a structure or an array of structures. */
export interface CachedRows {
  readonly kind: "cached";
  readonly type: DataType;
  readonly rows: "first" | "all";
  readonly relation: string;
  readonly fields: readonly { readonly name: string; readonly identifier: string }[];
  /** What the columns of the rows are equal to. */
  readonly keys: readonly { readonly identifier: string; readonly value: Typed }[];
}

export const nullConstant: Constant = { kind: "constant", type: { kind: "any" }, value: null };
export const text = (value: string): Constant => ({ kind: "constant", type: { kind: "string" }, value });
export const truth = (value: boolean): Constant => ({ kind: "constant", type: { kind: "boolean" }, value });
export const long = (value: bigint): Constant => ({ kind: "constant", type: { kind: "long" }, value });

/** The expressions that an expression is directly made of. */
export function partsOf(value: Typed): readonly Typed[] {
  switch (value.kind) {
    case "call":
      return value.filter ? [...value.args, value.filter] : value.args;
    case "cast":
    case "member":
      return [value.of];
    case "lambda":
      return [value.body];
    case "array":
      return value.items;
    case "map":
      return value.entries.flatMap((entry) => [entry.key, entry.value]);
    case "structure":
      return value.fields.map((field) => field.value);
    case "constant":
    case "column":
    case "item":
      return [];
    case "cached":
      return value.keys.map((key) => key.value);
  }
}
