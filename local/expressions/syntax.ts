/** A parsed expression. */
export type Expression = Literal | Call | Selection;

export interface Literal {
  readonly kind: "literal";
  readonly value: string | number | bigint | boolean | null;
}

export interface Call {
  readonly kind: "call";
  readonly name: string;
  readonly args: readonly Expression[];
}

/** `of.name`, `of[index]`, and with `safe` `of?.name`, `of?[index]`: null where there is nothing. */
export interface Selection {
  readonly kind: "selection";
  readonly of: Expression;
  readonly selector: Expression;
  readonly safe: boolean;
}

/** A text of a resource: literal parts and expressions. */
export type Template =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "expression"; readonly source: string; readonly expression: Expression }
  | { readonly kind: "interpolation"; readonly source: string; readonly parts: readonly (string | Expression)[] };
