import {
  concat,
  count,
  countIf,
  eq,
  isNull,
  onlyColumns,
  max,
  not,
  script,
  Stream,
  sum,
  type Columns,
  type Expression,
} from "../../dataflow/build";
import type { Script } from "../../dataflow/ast";
import type { BronzeFormat } from "../bronze";
import type { TableGroup } from "../commerce";
import type { CommerceTable } from "../commerce/table";
import { countsSink } from "../counts";
import { deltaMerge } from "../deltaSink";
import { containers } from "../layout";
import { pick } from "../pick";
import { quarantineSink, type QuarantineColumn } from "../quarantine";
import { bronzeSources, type BronzeSource } from "./bronze";
import { convertible } from "./bronze/columns";
import { changes } from "./changes";
import { silverColumns } from "./columns";
import { counted } from "./counted";
import { ignoredColumns, judged, missingColumns, newest } from "./incoming";
import { byColumn, typeName } from "./parse";
import { silverSource } from "./source";

/**
 * The data flow that brings the export into the silver tables of a group: one closed folder of it, or the tables as they
 * are. All that follows the source is one text.
 */
export function ingestScript(group: TableGroup, format: BronzeFormat): Script {
  const bronze = bronzeSources[format];
  const tables = group.tables.map((table) => ingestTable(table, bronze));
  const all = Stream.union(
    "allCounts",
    tables.flatMap((table) => table.counts),
  );
  const totalled = all.aggregate(
    "tableCounts",
    (c) => ({ table: c["table"]! }),
    (c) => totals(c, bronze.moreCounts),
  );
  const counts = countsSink(bronze.verified(totalled.untyped()));
  const refused = quarantineSink(
    "quarantine",
    Stream.union(
      "refused",
      tables.map((table) => table.refused),
    ),
    bronze.refusedFile,
    2,
  );
  const silver = tables.map(({ table, rows }, index) =>
    rows.sink(`${table.entity}Sink`, deltaMerge(containers.silver, table.entity, "Id", 3 + index), [
      onlyColumns(Object.keys(silverColumns(table))),
    ]),
  );
  return script(bronze.parameters, [counts, refused, ...silver]);
}

interface Ingested {
  readonly table: CommerceTable;
  readonly rows: Stream<string>;
  readonly refused: Stream<QuarantineColumn>;
  readonly counts: readonly Stream<string>[];
}

function ingestTable(table: CommerceTable, bronze: BronzeSource): Ingested {
  const { entity } = table;
  const source = bronze.rows(table);
  const values = judged(table, bronze.typed(table, source));
  const { refused, accepted } = values.split(
    `${entity}Split`,
    { refused: (c) => not(isNull(c["refused"]!)) },
    "accepted",
  );
  const silver = silverSource(table, `${entity}Silver`).untyped();
  const absent = bronze.absent(table, values, silver);
  const changed = united(`${entity}AllChanges`, [
    changes(table, newest(table, accepted), silver, bronze),
    ...absent.changes,
  ]);
  return {
    table,
    rows: changed.alterRow(`${entity}Upserts`, () => ({ upsertIf: true })),
    refused: refusedRows(table, refused, bronze.refusedIn),
    counts: [columnCounts(table, source), rowCounts(table, values), changeCounts(table, changed), ...absent.counts],
  };
}

/** A union of one stream is that stream. */
const united = (name: string, [first, ...others]: readonly [Stream<string>, ...Stream<string>[]]): Stream<string> =>
  others.length === 0 ? first : Stream.union(name, [first, ...others]);

/** Which value of which column was refused, and why. */
function refusedRows(table: CommerceTable, rows: Stream<string>, folder: Expression): Stream<QuarantineColumn> {
  const reasons = [
    ["Id", "a GUID: the line is broken, or has too few or too many values"],
    ["versionnumber", "a whole number"],
    ...convertible(table).map(({ name, type }) => [name, typeName[type]] as const),
  ] as const;
  return rows
    .derive(`${table.entity}Refused`, (c) => ({
      table: table.entity,
      folder,
      reason: concat(c["refused"]!, " is not ", byColumn(c["refused"]!, reasons)),
    }))
    .select(`${table.entity}Quarantine`, (c) => ({
      ...pick(c, ["table", "folder", "file", "row", "Id"]),
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

const countNames = ["read", "quarantined", "inserted", "updated", "deleted"];

const totals = (c: Columns<string>, more: readonly string[]) => ({
  ...Object.fromEntries([...countNames, ...more].map((name) => [name, sum(c[name]!)])),
  missingColumns: max(c["missingColumns"]!),
  ignoredColumns: max(c["ignoredColumns"]!),
});
