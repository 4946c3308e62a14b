import type { Typed } from "../check/typed";
import type { Query } from "./query";

/** A kind of SQL: how queries and expressions are written for an engine. */
export interface Dialect {
  readonly name: string;
  readonly query: (query: Query, environment: { readonly now: Date }) => string;
  readonly expression: (value: Typed, environment: { readonly now: Date }) => string;
}
