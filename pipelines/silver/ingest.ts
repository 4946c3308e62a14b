import {
  concat,
  count,
  countIf,
  eq,
  isNull,
  onlyColumns,
  max,
  not,
  parameter,
  script,
  Stream,
  sum,
  type Columns,
  type Expression,
} from "../../dataflow/build";
import type { Script } from "../../dataflow/ast";
import { types } from "../../dataflow/types";
import type { TableGroup } from "../commerce";
import type { CommerceTable } from "../commerce/table";
import { deltaMerge } from "../delta";
import { containers } from "../layout";
import { quarantineSink, type QuarantineColumn } from "../quarantine";
import { changes } from "./changes";
import { silverColumns } from "./columns";
import { folderLabel } from "./folderLabel";
import { convertible, exportSource, ignoredColumns, missingColumns, newest, parsed } from "./incoming";
import { byColumn, typeName } from "./parse";

/** Name of the cache sink that carries a data flow's counts into its activity's output. */
export const countsSink = "counts";

/** The data flow that brings one closed folder of the export into the silver tables of a group. */
export function ingestScript(group: TableGroup): Script {
  const tables = group.tables.map(ingestTable);
  const counts = Stream.union(
    "allCounts",
    tables.flatMap((table) => table.counts),
  )
    .aggregate("tableCounts", (c) => ({ table: c["table"]! }), totals)
    .sink(countsSink, { store: "cache", format: "inline", output: true, saveOrder: 1 });
  const refused = quarantineSink(
    "quarantine",
    Stream.union(
      "refused",
      tables.map((table) => table.refused),
    ),
    folderLabel,
    2,
  );
  const silver = tables.map(({ table, rows }, index) =>
    rows.sink(`${table.entity}Sink`, deltaMerge(containers.silver, table.entity, "Id", 3 + index), [
      onlyColumns(Object.keys(silverColumns(table))),
    ]),
  );
  return script({ container: { type: types.string }, folder: { type: types.string } }, [counts, refused, ...silver]);
}

interface Ingested {
  readonly table: CommerceTable;
  readonly rows: Stream<string>;
  readonly refused: Stream<QuarantineColumn>;
  readonly counts: readonly Stream<string>[];
}

function ingestTable(table: CommerceTable): Ingested {
  const { entity } = table;
  const source = exportSource(table);
  const values = parsed(table, source);
  const { refused, accepted } = values.split(
    `${entity}Split`,
    { refused: (c) => not(isNull(c["refused"]!)) },
    "accepted",
  );
  const changed = changes(table, newest(table, accepted));
  return {
    table,
    rows: changed.alterRow(`${entity}Upserts`, () => ({ upsertIf: true })),
    refused: refusedRows(table, refused),
    counts: [columnCounts(table, source), rowCounts(table, values), changeCounts(table, changed)],
  };
}

/** Which value of which column was refused, and why. */
function refusedRows(table: CommerceTable, rows: Stream<string>): Stream<QuarantineColumn> {
  const reasons = [
    ["Id", "a GUID: the line is broken, or has too few or too many values"],
    ["versionnumber", "a whole number"],
    ...convertible(table).map(({ name, type }) => [name, typeName[type]] as const),
  ] as const;
  return rows
    .derive(`${table.entity}Refused`, (c) => ({
      table: table.entity,
      folder: parameter("folder"),
      reason: concat(c["refused"]!, " is not ", byColumn(c["refused"]!, reasons)),
    }))
    .select(`${table.entity}Quarantine`, (c) => ({
      table: c["table"]!,
      folder: c["folder"]!,
      file: c["file"]!,
      row: c["row"]!,
      Id: c["Id"]!,
      column: c["refused"]!,
      value: c["refusedValue"]!,
      reason: c["reason"]!,
    }));
}

/** Each count is made where its rows are; a union leaves the others null, and sums pass over them. */
const columnCounts = (table: CommerceTable, source: Stream<string>): Stream<string> =>
  counted(table, "Columns", source, () => ({
    missingColumns: max(missingColumns(table)),
    ignoredColumns: max(ignoredColumns(table)),
  }));

const rowCounts = (table: CommerceTable, values: Stream<string>): Stream<string> =>
  counted(table, "Read", values, (c) => ({
    read: count(),
    quarantined: countIf(not(isNull(c["refused"]!))),
  }));

const changeCounts = (table: CommerceTable, rows: Stream<string>): Stream<string> =>
  counted(table, "Changed", rows, (c) => ({
    inserted: countIf(eq(c["change"]!, "inserted")),
    updated: countIf(eq(c["change"]!, "updated")),
    deleted: countIf(eq(c["change"]!, "deleted")),
  }));

const counted = (
  table: CommerceTable,
  kind: string,
  rows: Stream<string>,
  values: (c: Columns<string>) => Readonly<Record<string, Expression>>,
): Stream<string> =>
  rows
    .aggregate(`${table.entity}${kind}`, () => ({}), values)
    .derive(`${table.entity}${kind}Counts`, () => ({ table: table.entity }))
    .untyped();

const totals = (c: Columns<string>) => ({
  ...Object.fromEntries(["read", "quarantined", "inserted", "updated", "deleted"].map((name) => [name, sum(c[name]!)])),
  missingColumns: max(c["missingColumns"]!),
  ignoredColumns: max(c["ignoredColumns"]!),
});
