import {
  and,
  caseOf,
  eq,
  isNull,
  not,
  nullValue,
  or,
  same,
  toText,
  type Columns,
  type Expression,
  type Stream,
} from "../../dataflow/build";
import { currentOf, pickCurrent } from "../current";
import { pick } from "../pick";
import type { GoldTable } from "./table";

/** Each row beside the one the table has: `change` is insert, update, delete, or null where nothing changes. */
export function compare(table: GoldTable, rows: Stream<string>, gold: Stream<string>): Stream<string> {
  const names = table.columns.map(({ name }) => name);
  const marks = ["keep", "refused", "refusedValue", "unknownCodes"];
  const beside = rows.join(
    "beside",
    gold,
    "left",
    (row, current) => eq(row[table.key]!, current[table.key]!),
    (row, current) => ({
      ...pick(row, [...names, ...marks]),
      ...pickCurrent(current, names),
    }),
  );
  return beside
    .derive("compared", (c) => ({ change: change(table, c) }))
    .select("comparedRows", (c) => pick(c, [...names, ...marks, "change"]));
}

function change(table: GoldTable, c: Columns<string>): Expression {
  const present = not(isNull(c[currentOf(table.key)]!));
  const compared = table.columns.filter(({ name }) => name !== table.key && name !== table.modified);
  const different = compared.map(({ name }) => not(same(c[name]!, c[currentOf(name)]!)));
  return caseOf(
    not(isNull(c["refused"]!)),
    toText(nullValue()),
    and(not(c["keep"]!), present),
    "delete",
    not(c["keep"]!),
    toText(nullValue()),
    not(present),
    "insert",
    or(false, ...different),
    "update",
    toText(nullValue()),
  );
}
