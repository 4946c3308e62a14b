import {
  concat,
  eq,
  iif,
  isNull,
  not,
  nullValue,
  onlyColumns,
  parameter,
  Stream,
  toLong,
  toText,
  type Sink,
} from "../../dataflow/build";
import { deltaMerge } from "../deltaSink";
import { containers, goldRoot } from "../layout";
import { pick } from "../pick";
import { quarantineColumns, quarantineSink } from "../quarantine";
import { compare } from "./compare";
import { requiredColumns } from "./configured";
import { counts } from "./counts";
import type { GoldRows, GoldTable } from "./table";

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
    .select("refusedRows", (c) => pick(c, quarantineColumns));
