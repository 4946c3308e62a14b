import type { Input } from "../check/scope";
import type { Typed } from "../check/typed";
import { scalar } from "../functions/define";
import { selectFrom, type OutputColumn, type Select } from "../translate/query";
import type { DataType } from "../types";
import { callOf } from "./internal";

const result = () => undefined;

/** One row for each item; none for an array without items. */
const items = scalar("items(array) => any", ([array]) => `unnest(${array})`, { result });
/** One row for each item, and one with NULL for an array without items. */
const itemsOrNull = scalar(
  "itemsOrNull(array) => any",
  ([array]) => `unnest(CASE WHEN len(${array}) > 0 THEN ${array} ELSE [NULL] END)`,
  { result },
);

/** Rows on their way to be unrolled: a query of all columns of the input and of the items so far. */
export interface Rows {
  readonly relation: string | Select;
  readonly columns: readonly OutputColumn[];
}

/** The rows of an input, with its columns and marks. */
export const rowsOf = (input: Input): Rows => ({
  relation: input.stream,
  columns: [
    ...input.schema.columns.map(({ identifier, type }) => ({ identifier, value: at(input, identifier, type) })),
    ...input.schema.marks.map((mark) => ({ identifier: mark, value: at(input, mark, { kind: "any" }) })),
  ],
});

/** The rows with the items of an array beside them, and the column that holds the item. */
export function unroll(
  rows: Rows,
  array: Typed & { readonly type: { readonly kind: "array" } },
  input: Input,
  keepsEmpty: boolean,
): { readonly rows: Rows; readonly item: Typed } {
  const identifier = `$item${rows.columns.length}`;
  const item = at(input, identifier, array.type.of);
  const column = { identifier, value: callOf(keepsEmpty ? itemsOrNull : items, [array], item.type) };
  const relation = selectFrom(rows.relation, input.alias, [...rows.columns, column]);
  return { item, rows: { relation, columns: [...rows.columns, { identifier, value: item }] } };
}

const at = ({ alias }: Input, identifier: string, type: DataType): Typed => ({
  kind: "column",
  type,
  relation: alias,
  identifier,
});
