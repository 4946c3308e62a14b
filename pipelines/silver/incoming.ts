import {
  array,
  columnNames,
  descending,
  eq,
  except,
  rowNumber,
  type Expression,
  type Stream,
} from "../../dataflow/build";
import type { Column, CommerceTable } from "../commerce/table";
import { pick } from "../pick";
import { convertible, fileColumn, namesOf, rowColumn, textOf } from "./bronze/columns";
import { byColumn, refusedColumn } from "./parse";

/** Declared columns that the export lacks. They are null in silver. */
export const missingColumns = (table: CommerceTable): Expression => {
  const expected = table.columns.filter((column) => column.expected).map(({ name }) => name);
  return except(array(...expected), columnNames(`${table.entity}Export`));
};

/** Columns of the export that the model does not use. */
export const ignoredColumns = (table: CommerceTable): Expression =>
  except(columnNames(`${table.entity}Export`), array(...namesOf(table), fileColumn, rowColumn));

/**
 * Every row; in `refused` the column that is not of its type, and in `refusedValue` its text. What was read as text goes no
 * further, so that engines carry each column once.
 */
export function judged(table: CommerceTable, typed: Stream<string>): Stream<string> {
  const { entity } = table;
  const converted = convertible(table).map(({ name }) => name);
  return typed
    .derive(`${entity}Checked`, (c) => ({
      refused: refusedColumn(
        { id: c["Id"]!, version: c["versionnumber"]! },
        converted.map((name) => ({ name, text: c[textOf(name)]!, value: c[name]! })),
      ),
    }))
    .derive(`${entity}Judged`, (c) => ({
      refusedValue: byColumn(c["refused"]!, [
        ["Id", c["Id"]!],
        ...["versionnumber", ...converted].map((name) => [name, c[textOf(name)]!] as const),
      ]),
    }))
    .select(`${entity}Values`, (c) => pick(c, [...namesOf(table), "file", "row", "refused", "refusedValue"]));
}

/** The newest row of each `Id` that came in: by version, then by the time of export, a deletion last. */
export function newest(table: CommerceTable, good: Stream<string>): Stream<string> {
  const ranked = good.window(
    `${table.entity}Ranked`,
    (c) => [c["Id"]!],
    (c) => [descending(c["versionnumber"]!), descending(c["SinkModifiedOn"]!), descending(c["IsDelete"]!)],
    () => ({ age: rowNumber() }),
  );
  return ranked.filter(`${table.entity}Newest`, (c) => eq(c["age"]!, 1));
}

/** Whether a column says something about the row, rather than about when it was written. */
export const isBusiness = (column: Column): boolean =>
  column.name !== "modifieddatetime" && column.name !== "modifiedon";
