import {
  and,
  caseOf,
  concat,
  count,
  countIf,
  eq,
  iif,
  isNull,
  onlyColumns,
  not,
  nullValue,
  or,
  parameter,
  same,
  Stream,
  sum,
  toLong,
  toText,
  type Columns,
  type Expression,
  type Sink,
} from "../../dataflow/build";
import { deltaMerge } from "../delta";
import { containers, goldRoot } from "../layout";
import { pick } from "../pick";
import { countsSink } from "../silver/ingest";
import { quarantineSink } from "../quarantine";
import { requiredColumns } from "./configured";
import type { GoldRows, GoldTable } from "./table";

const currentOf = (name: string): string => `current_${name}`;

/**
 * Merges rows into a gold table: new and different ones are written, the same ones left alone, those no longer produced
 * deleted, those that do not fit sent to quarantine (the table then keeps what it has of them).
 */
export function publish(table: GoldTable, { candidates, liveKeys }: GoldRows): readonly Sink[] {
  const gold = goldSource(table);
  // The only rows that are read more than once, and so stored by engines: each column once, and no other.
  const compared = compare(table, candidates, gold);
  const { refused, accepted } = compared.split("fit", { refused: (c) => not(isNull(c["refused"]!)) }, "accepted");
  const gone = gold.notExists("goneRows", liveKeys, (row, live) => eq(row[table.key]!, live[table.key]!));
  return [
    counts(table, compared, gone),
    quarantineSink("quarantine", refusedRows(table, refused), parameter("run"), 2),
    merge(table, accepted, gone).sink("gold", deltaMerge(containers.gold, `${goldRoot}/${table.name}`, table.key, 3), [
      onlyColumns(table.columns.map(({ name }) => name)),
    ]),
  ];
}

function goldSource(table: GoldTable): Stream<string> {
  return Stream.source("current", Object.fromEntries(table.columns.map(({ name, type }) => [name, type])), {
    allowSchemaDrift: false,
    validateSchema: false,
    format: "delta",
    compressionType: "snappy",
    compressionLevel: "Fastest",
    fileSystem: containers.gold,
    folderPath: `${goldRoot}/${table.name}`,
  }).untyped();
}

/** Each row beside the one the table has: `change` is insert, update, delete, or null where nothing changes. */
function compare(table: GoldTable, rows: Stream<string>, gold: Stream<string>): Stream<string> {
  const names = table.columns.map(({ name }) => name);
  const marks = ["keep", "refused", "refusedValue", "unknownCodes"];
  const beside = rows.join(
    "beside",
    gold,
    "left",
    (row, current) => eq(row[table.key]!, current[table.key]!),
    (row, current) => ({
      ...pick(row, [...names, ...marks]),
      ...Object.fromEntries(names.map((name) => [currentOf(name), current[name]!])),
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

/** What the sink applies, checked against what Customer Insights demands before anything is written. */
function merge(table: GoldTable, compared: Stream<string>, gone: Stream<string>): Stream<string> {
  const names = table.columns.map(({ name }) => name);
  const changed = compared
    .filter("changed", (c) => not(isNull(c["change"]!)))
    .select("changedRows", (c) => pick(c, [...names, "change"]));
  const deleted = gone
    .derive("deleted", () => ({ change: "delete" }))
    .select("deletedRows", (c) => pick(c, [...names, "change"]));
  return Stream.union("changes", [changed, deleted])
    .assert("contract", (c) => [
      {
        expect: "unique",
        id: "keyUnique",
        column: c[table.key]!,
        message: `${table.key} is not unique in ${table.name}`,
      },
      ...requiredColumns(table).map((column) => ({
        expect: "true" as const,
        id: `${column}Present`,
        that: not(isNull(c[column]!)),
        message: `${column} is empty in ${table.name}`,
      })),
    ])
    .alterRow("policies", (c) => ({ deleteIf: eq(c["change"]!, "delete"), upsertIf: true }));
}

const refusedRows = (table: GoldTable, refused: Stream<string>) =>
  refused
    .derive("refusedNamed", (c) => ({
      table: table.name,
      folder: parameter("run"),
      file: toText(nullValue()),
      row: toLong(nullValue()),
      Id: c[table.key]!,
      column: c["refused"]!,
      value: c["refusedValue"]!,
      reason: iif(
        isNull(c["refusedValue"]!),
        concat(c["refused"]!, " is empty"),
        concat(c["refused"]!, " does not fit decimal(16,4)"),
      ),
    }))
    .select("refusedRows", (c) => ({
      table: c["table"]!,
      folder: c["folder"]!,
      file: c["file"]!,
      row: c["row"]!,
      Id: c["Id"]!,
      column: c["column"]!,
      value: c["value"]!,
      reason: c["reason"]!,
    }));

function counts(table: GoldTable, compared: Stream<string>, gone: Stream<string>): Sink {
  const changed = compared.aggregate(
    "changedCounts",
    () => ({}),
    (c) => ({
      read: count(),
      quarantined: countIf(not(isNull(c["refused"]!))),
      inserted: countIf(eq(c["change"]!, "insert")),
      updated: countIf(eq(c["change"]!, "update")),
      deleted: countIf(eq(c["change"]!, "delete")),
      unchanged: countIf(and(isNull(c["change"]!), isNull(c["refused"]!), c["keep"]!)),
      unknownCodes: sum(c["unknownCodes"]!),
    }),
  );
  const removed = gone.aggregate(
    "goneCounts",
    () => ({}),
    () => ({ deleted: count() }),
  );
  const totals = ["read", "quarantined", "inserted", "updated", "deleted", "unchanged", "unknownCodes"];
  // A union leaves null what a stream does not count, and sums pass over it.
  return Stream.union("allCounts", [changed.untyped(), removed.untyped()])
    .derive("namedCounts", () => ({ table: table.name }))
    .aggregate(
      "tableCounts",
      (c) => ({ table: c["table"]! }),
      (c) => Object.fromEntries(totals.map((name) => [name, sum(c[name]!)])),
    )
    .sink(countsSink, { store: "cache", format: "inline", output: true, saveOrder: 1 });
}
