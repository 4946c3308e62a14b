import type { Columns, Expression, Stream } from "../../dataflow/build";
import type { CommerceTable } from "../commerce/table";

/** One row with counts of a table's rows. */
export const counted = (
  table: CommerceTable,
  kind: string,
  rows: Stream<string>,
  values: (c: Columns<string>) => Readonly<Record<string, Expression>>,
): Stream<string> =>
  rows
    .aggregate(`${table.entity}${kind}`, () => ({}), values)
    .derive(`${table.entity}${kind}Counts`, () => ({ table: table.entity }))
    .untyped();
