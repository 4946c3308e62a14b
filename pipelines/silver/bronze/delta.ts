import {
  byName,
  count,
  eq,
  gt,
  isNull,
  literal,
  lower,
  ne,
  not,
  nullValue,
  or,
  parameter,
  Stream,
  toDecimal,
  toInteger,
  toLong,
  toText,
  toTimestamp,
  type Expression,
} from "../../../dataflow/build";
import { types } from "../../../dataflow/types";
import type { ColumnType, CommerceTable } from "../../commerce/table";
import { deltaTableFolder } from "../../layout";
import { pick } from "../../pick";
import { silverColumns, silverDecimal } from "../columns";
import { counted } from "../counted";
import { isDeleteMark } from "../parse";
import { convertible, namesOf, textOf } from "./columns";
import type { BronzeSource } from "./source";

/**
 * The Delta tables that Synapse Link keeps: one row an `Id`, as it is now. A deleted row stays for 28 days with its mark
 * and is then purged (Microsoft: "Export Dataverse data in Delta Lake format"), so a row that is gone is deleted. A change
 * feed is not promised: every load compares the whole table.
 */
export const deltaSource: BronzeSource = {
  parameters: { container: { type: types.string }, load: { type: types.string }, full: { type: types.string } },
  label: parameter("load"),
  refusedIn: parameter("load"),
  // Each load reads every row again: it replaces what the last one refused.
  refusedFile: literal("current"),
  rows: ({ entity }) =>
    Stream.source(
      `${entity}Export`,
      {},
      {
        allowSchemaDrift: true,
        validateSchema: false,
        ignoreNoFilesFound: false,
        format: "delta",
        compressionType: "snappy",
        compressionLevel: "Fastest",
        fileSystem: parameter("container"),
        folderPath: deltaTableFolder(entity),
      },
    ).untyped(),
  typed,
  // What bronze shows is the present, also of a row that was missed once and is back as it was.
  winsTie: (isDelete, heldIsDelete) => ne(isDelete, heldIsDelete),
  absent: (table, exported, silver) => {
    const live = silver.filter(`${table.entity}Live`, (c) => not(c["IsDelete"]!));
    return {
      changes: [gone(table, exported, live)],
      counts: [counted(table, "Held", live, () => ({ held: count() }))],
    };
  },
  moreCounts: ["held"],
  verified: (counts) =>
    counts.assert("notEmptied", (c) => [
      {
        expect: "true",
        id: "emptied",
        that: or(gt(c["read"]!, 0), eq(c["held"]!, 0), eq(lower(parameter("full")), "true")),
        message:
          "a bronze table has no row, and silver has live rows of it: the link copies the table anew, or it was emptied. Load again when it has rows, or in full (--full) to delete them",
      },
    ]),
};

/** The columns that the model uses, by name, each converted from whatever type the table gives it. */
function typed(table: CommerceTable, rows: Stream<string>): Stream<string> {
  const { entity } = table;
  const converted = ["versionnumber", ...convertible(table).map(({ name }) => name)];
  const texts = converted.map((name) => [textOf(name), toText(byName(name))] as const);
  const values = table.columns.map(({ name, type }) => [name, valueOf(type, byName(name))] as const);
  // The texts first: whether an assignment sees those before it is not documented.
  const derived = rows.derive(`${entity}Typed`, () => ({
    ...Object.fromEntries(texts),
    Id: toText(byName("Id")),
    versionnumber: toLong(byName("versionnumber")),
    SinkModifiedOn: toTimestamp(byName("SinkModifiedOn")),
    IsDelete: isDeleteMark(toText(byName("IsDelete"))),
    ...Object.fromEntries(values),
    file: toText(nullValue()),
    row: toLong(nullValue()),
  }));
  return derived.select(`${entity}Rows`, (c) => pick(c, [...namesOf(table), ...converted.map(textOf), "file", "row"]));
}

function valueOf(type: ColumnType, value: Expression): Expression {
  switch (type) {
    case "text":
    case "key":
      return toText(value);
    case "long":
      return toLong(value);
    case "integer":
      return toInteger(value);
    case "decimal":
      return toDecimal(value, silverDecimal.precision, silverDecimal.scale);
    case "timestamp":
      return toTimestamp(value);
  }
}

/** Live rows of silver that bronze has no row of, as deletions that keep what silver holds. A refused row is there. */
function gone(table: CommerceTable, exported: Stream<string>, live: Stream<string>): Stream<string> {
  const { entity } = table;
  const ids = exported
    .select(`${entity}Ids`, (c) => ({ Id: c["Id"]! }))
    .filter(`${entity}Present`, (c) => not(isNull(c.Id)));
  return live
    .notExists(`${entity}Absent`, ids, (silver, bronze) => eq(silver["Id"]!, bronze.Id))
    .derive(`${entity}Gone`, () => ({ IsDelete: true, ChangedIn: parameter("load"), change: "deleted" }))
    .select(`${entity}GoneChanges`, (c) => pick(c, [...Object.keys(silverColumns(table)), "change"]));
}
