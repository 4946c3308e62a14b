import type { DataType } from "./types";

/** A place in the script text. Lines and columns count from 1, offsets from 0. Absent on nodes that were built. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
  readonly length: number;
}

interface Node {
  readonly at?: Span;
}

// ---------------------------------------------------------------- expressions

export type Expression =
  | StringLiteral
  | NumberLiteral
  | BooleanLiteral
  | NullLiteral
  | Interpolation
  | ColumnReference
  | ParameterReference
  | LocalReference
  | ItemReference
  | FunctionCall
  | CacheCall
  | Unary
  | Binary
  | ArrayLiteral
  | MapLiteral
  | Structure
  | Member
  | Index
  | TypeAssertion;

export interface StringLiteral extends Node {
  readonly kind: "string";
  readonly value: string;
}
/** `text` is the number as written (`1`, `1L`, `.2`, `0xFF`, `0022`): its suffix decides its type. */
export interface NumberLiteral extends Node {
  readonly kind: "number";
  readonly text: string;
}
/** Bare `true` or `false`; `true()` is a call. */
export interface BooleanLiteral extends Node {
  readonly kind: "boolean";
  readonly value: boolean;
}
/** Bare `null`; `null()` is a call. */
export interface NullLiteral extends Node {
  readonly kind: "null";
}
/** `"text {expression} text"`. A double-quoted text without braces is a string literal. */
export interface Interpolation extends Node {
  readonly kind: "interpolation";
  readonly parts: readonly (string | Expression)[];
}
/** `col`, `stream@col`, or `split@branch@col`. */
export interface ColumnReference extends Node {
  readonly kind: "column";
  readonly name: string;
  readonly stream?: string;
  readonly branch?: string;
}
/** `$name`; also `$$`, `$#`, `$0`, `$1` in patterns (name is what follows the first `$`). */
export interface ParameterReference extends Node {
  readonly kind: "parameter";
  readonly name: string;
}
/** `:name` */
export interface LocalReference extends Node {
  readonly kind: "local";
  readonly name: string;
}
/** `#item`, `#index`, `#acc`, `#item1` … (name without the `#`). */
export interface ItemReference extends Node {
  readonly kind: "item";
  readonly name: string;
}
export interface FunctionCall extends Node {
  readonly kind: "call";
  readonly name: string;
  readonly args: readonly Expression[];
}
/** `cacheSink#lookup(key)`, `#mlookup`, `#output()`, `#outputs()`. */
export interface CacheCall extends Node {
  readonly kind: "cache";
  readonly sink: string;
  readonly method: string;
  readonly args: readonly Expression[];
}
export interface Unary extends Node {
  readonly kind: "unary";
  readonly operator: "!" | "-" | "+";
  readonly operand: Expression;
}
export const binaryOperators = [
  "||", "&&", "^", "|", "&", "==", "!=", "===", "<=>", "<", "<=", ">", ">=", "+", "-", "*", "/", "%",
] as const; // prettier-ignore
export type BinaryOperator = (typeof binaryOperators)[number];
export interface Binary extends Node {
  readonly kind: "binary";
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}
export interface ArrayLiteral extends Node {
  readonly kind: "array";
  readonly items: readonly Expression[];
}
/** `['k' -> v, …]` */
export interface MapLiteral extends Node {
  readonly kind: "map";
  readonly entries: readonly { readonly key: Expression; readonly value: Expression }[];
}
/** `@(a = e1, b = e2)` */
export interface Structure extends Node {
  readonly kind: "structure";
  readonly fields: readonly { readonly name: string; readonly value: Expression }[];
}
/** `of.name` */
export interface Member extends Node {
  readonly kind: "member";
  readonly of: Expression;
  readonly name: string;
}
/** `of[index]`, 1-based, or a map key */
export interface Index extends Node {
  readonly kind: "index";
  readonly of: Expression;
  readonly index: Expression;
}
/** `of ? type` */
export interface TypeAssertion extends Node {
  readonly kind: "assertion";
  readonly of: Expression;
  readonly type: DataType;
}

// ---------------------------------------------------------------- statements

export type Argument = Option | Schema | Block | Assignment | Positional;

/** `name: value`. Values that are not literals or arrays of literals are printed in parentheses, as the service does. */
export interface Option extends Node {
  readonly kind: "option";
  readonly name: string;
  readonly value: Expression;
}
/** `output(a as string, …)` or `input(…)` */
export interface Schema extends Node {
  readonly kind: "schema";
  readonly name: "output" | "input";
  readonly columns: readonly ColumnDefinition[];
}
export interface ColumnDefinition extends Node {
  readonly name: string;
  /** Absent where the script declares none. */
  readonly type?: DataType;
  /** `d as date 'yyyy-MM-dd'` */
  readonly format?: string;
}
/** `mapColumn(…)`, `each(…)`, `groupBy(…)`, `over(…)`, `asc(…)`, `upsertIf(…)`, `expectTrue(…)` … */
export interface Block extends Node {
  readonly kind: "block";
  readonly name: string;
  readonly args: readonly Argument[];
}
/**
 * `target = value`, or `target := value` for a local. A plain column target is a column reference.
 * The value is a block only in `structure = each(…)`, a pattern over the columns of a structure.
 */
export interface Assignment extends Node {
  readonly kind: "assignment";
  readonly target: Expression;
  readonly value: Expression | Block;
  readonly local: boolean;
}
export interface Positional extends Node {
  readonly kind: "positional";
  readonly value: Expression;
}

/** An input of a statement: a stream, or one branch of a split or flowlet (`Split1@bad`). */
export interface StreamReference extends Node {
  readonly stream: string;
  readonly branch?: string;
}

/** `a, b verb(args) ~> name@(branches)` */
export interface Statement extends Node {
  readonly inputs: readonly StreamReference[];
  /** `source`, `select`, `derive`, `join`, … as written; which verbs exist is for `check` to say. */
  readonly verb: string;
  readonly args: readonly Argument[];
  readonly name: string;
  readonly branches: readonly string[];
}

export interface ParameterDefinition extends Node {
  readonly name: string;
  readonly type: DataType;
  readonly default?: Expression;
}

/** A whole data flow script. Statements keep the order in which they were written. */
export interface Script {
  readonly parameters: readonly ParameterDefinition[];
  readonly statements: readonly Statement[];
}
