import type { Typed } from "../check/typed";
import type { Query } from "./query";

/** A kind of SQL: how queries and expressions are written for an engine. */
export interface Dialect {
  readonly name: string;
  readonly query: (query: Query, environment: { readonly now: Date }) => string;
  /** `items` are the SQL of what stands in the expression as an item, by identifier. */
  readonly expression: (
    value: Typed,
    environment: { readonly now: Date; readonly items?: ReadonlyMap<string, string> },
  ) => string;
}
