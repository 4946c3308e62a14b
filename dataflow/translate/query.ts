import { partsOf, type Typed } from "../check/typed";

/** A query as data: what a dialect turns into SQL. */
export type Query = Select | Union;

export interface Select {
  readonly kind: "select";
  readonly columns: readonly OutputColumn[];
  readonly from: { readonly relation: string | Select; readonly alias: string };
  readonly joins: readonly Join[];
  readonly where?: Typed;
  readonly groupBy?: readonly Typed[];
  /** Keeps the groups where it holds. */
  readonly having?: Typed;
  /** What windowed calls among the columns and in `qualify` are computed over. */
  readonly window?: Window;
  /** Keeps the rows where it holds, after windows are computed. */
  readonly qualify?: Typed;
  readonly orderBy?: readonly SortKey[];
}

export interface Union {
  readonly kind: "union";
  readonly parts: readonly Select[];
}

export interface OutputColumn {
  readonly identifier: string;
  readonly value: Typed;
}

export interface Join {
  readonly type: "inner" | "left" | "right" | "full" | "cross" | "semi" | "anti";
  readonly relation: string | Select;
  readonly alias: string;
  readonly on?: Typed;
}

export interface SortKey {
  readonly value: Typed;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}

export interface Window {
  readonly partition: readonly Typed[];
  readonly order: readonly SortKey[];
  /** Absent = the engine's default frame. */
  readonly frame?: Frame;
}

/** The rows around the current one: counted, or by the distance of their only sort key from that of the current one. */
export interface Frame {
  readonly unit: "rows" | "range";
  readonly from: Bound | "unbounded";
  readonly to: Bound | "unbounded";
}

export interface Bound {
  readonly distance: Typed;
  readonly side: "preceding" | "following";
}

/** A select of columns from one relation, to be completed. */
export const selectFrom = (relation: string | Select, alias: string, columns: readonly OutputColumn[]): Select => ({
  kind: "select",
  columns,
  from: { relation, alias },
  joins: [],
});

/** The relations that a query reads, each as often as it reads it. */
export function relationsOf(query: Query): readonly string[] {
  if (query.kind === "union") return query.parts.flatMap(relationsOf);
  const read = (relation: string | Select): readonly string[] =>
    typeof relation === "string" ? [relation] : relationsOf(relation);
  const joined = query.joins.flatMap(({ relation }) => read(relation));
  const keys = [...(query.window?.partition ?? []), ...(query.groupBy ?? [])];
  const order = [...(query.window?.order ?? []), ...(query.orderBy ?? [])].map(({ value }) => value);
  const conditions = [query.where, query.having, query.qualify].filter((condition) => condition !== undefined);
  const values = [...query.columns.map(({ value }) => value), ...keys, ...order, ...conditions];
  return [...read(query.from.relation), ...joined, ...values.flatMap(cachesOf)];
}

const cachesOf = (value: Typed): readonly string[] =>
  value.kind === "cached" ? [value.relation] : partsOf(value).flatMap(cachesOf);
