import type { Column, CommerceTable } from "../../commerce/table";

/** Columns of the export that every table has, besides the declared ones. */
export const systemColumns = ["Id", "versionnumber", "SinkModifiedOn", "IsDelete"] as const;

/** Columns that a conversion can fail on. Their text is kept beside the value until the row is accepted. */
export const convertible = (table: CommerceTable): readonly Column[] =>
  table.columns.filter(({ type }) => type !== "text" && type !== "key");

export const textOf = (column: string): string => `${column}_text`;

/** Every column of bronze that is read. */
export const namesOf = (table: CommerceTable): readonly string[] => [
  ...systemColumns,
  ...table.columns.map(({ name }) => name),
];

/** Columns that local runs add to a CSV export: the file of a row, and its number in it. In Azure they are null. */
export const fileColumn = "_file";
export const rowColumn = "_row";
