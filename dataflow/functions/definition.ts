import type { Span } from "../ast";
import type { Scope } from "../check/scope";
import type { Known, Typed } from "../check/typed";
import type { DataType } from "../types";
import type { JavascriptFunction } from "./javascript";
import type { Signature } from "./signature";

/** What a translation may know of the call beside the SQL of its arguments. */
export interface CallSite {
  readonly types: readonly DataType[];
  readonly result: DataType;
  /** The value of each argument that is a constant, `undefined` where it is not one. */
  readonly constants: readonly Known[];
  /** When the flow started: the clock of `currentUTC()` and its like. */
  readonly now: Date;
  /** The SQL of an argument's value in doubles, to find candidates for exact results by. */
  readonly estimate: (index: number) => string;
  /** Whether the call is over the window of the query, not over a group. */
  readonly windowed: boolean;
  /** Whether the call is of an `…If` twin. */
  readonly filtered: boolean;
  /** Completes an aggregate call with the filter of an `…If` twin and the window it is used over. */
  readonly fold: (call: string) => string;
  /** The SQL of a lambda, given the SQL of its items. */
  readonly body: (argument: number, items: Readonly<Record<string, string>>) => string;
  /** A name for a parameter of a lambda in SQL that none around it has. */
  readonly variable: (name: string) => string;
}

/** What `#item` and its like are in an argument of a function, by name; `undefined` for an argument that is a plain value. */
export type Items = (argument: number, types: readonly DataType[]) => Readonly<Record<string, DataType>> | undefined;

/** SQL of a call from the SQL of its arguments; an optional argument that is absent is `undefined`. */
export type Translation = (args: readonly string[], site: CallSite) => string;

/**
 * What is known of a function, in one place.
 *
 * `nulls` is its rule for NULL: `propagate` gives NULL when any argument is NULL, `own` is a rule of its own.
 */
export interface FunctionDefinition {
  readonly name: string;
  readonly kind: "scalar" | "aggregate" | "window";
  readonly signature: Signature;
  readonly nulls: "propagate" | "own";
  /** The result where the signature cannot say it; `undefined` refuses these argument types. */
  readonly result?: (types: readonly DataType[], constants: CallSite["constants"]) => DataType | undefined;
  readonly items?: Items;
  readonly duckdb: Translation;
  /** Functions that its SQL calls by name, which the engine does not have and SQL cannot express. */
  readonly javascript?: readonly JavascriptFunction[];
  /** What was decided where the reference is silent or contradicts itself. */
  readonly decision?: string;
  /** Its value in doubles, from those of its arguments, where that is cheaper than converting the exact value. */
  readonly estimate?: (estimates: readonly string[]) => string;
  /** Its value for constants, for what must be known before any row is read: patterns and names. */
  readonly evaluate?: (...values: never[]) => Known;
}

/** A function about the stream itself rather than its values: replaced by what it stands for before anything is translated. */
export interface MetaDefinition {
  readonly name: string;
  readonly kind: "meta";
  readonly signature: Signature;
  readonly decision?: string;
  readonly expand: (args: readonly Typed[], context: MetaContext) => Typed | readonly Typed[];
}

/** A function of the reference that cannot run here. */
export interface RefusedDefinition {
  readonly name: string;
  readonly kind: "refused";
  readonly signature: Signature;
  readonly reason: string;
}

export interface MetaContext {
  readonly scope: Scope;
  readonly at: { readonly at?: Span | undefined };
  /** Makes a call of another function of the catalogue. */
  readonly call: (name: string, args: readonly Typed[]) => Typed;
  /** Reads and binds an expression as if it were written in place. */
  readonly read: (text: string) => Typed;
}

export type Definition = FunctionDefinition | MetaDefinition | RefusedDefinition;
