import { types, type DataType } from "../../dataflow/types";
import type { Column, ColumnType, CommerceTable } from "../commerce/table";

/** Amounts and quantities: wide enough for Commerce, and no wider than 64 bits. */
export const silverDecimal = { precision: 18, scale: 6 } as const;

const typeOf: Readonly<Record<ColumnType, DataType>> = {
  text: types.string,
  key: types.string,
  long: types.long,
  integer: types.integer,
  decimal: types.decimal(silverDecimal.precision, silverDecimal.scale),
  timestamp: types.timestamp,
};

/** The lower-cased copy of a key column, for joins. */
export const keyName = (column: string): string => `${column}_key`;

const businessColumns = (column: Column): [string, DataType][] =>
  column.type === "key"
    ? [
        [column.name, typeOf[column.type]],
        [keyName(column.name), types.string],
      ]
    : [[column.name, typeOf[column.type]]];

/** The columns of a silver table, in order. */
export function silverColumns(table: CommerceTable): Readonly<Record<string, DataType>> {
  return Object.fromEntries<DataType>([
    ["Id", types.string],
    ["versionnumber", types.long],
    ["SinkModifiedOn", types.timestamp],
    ["IsDelete", types.boolean],
    ["ChangedIn", types.string],
    ...table.columns.flatMap(businessColumns),
  ]);
}
