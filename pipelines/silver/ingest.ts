import {
  and,
  caseOf,
  concat,
  count,
  countIf,
  eq,
  max,
  isNull,
  not,
  or,
  parameter,
  script,
  Stream,
  sum,
  toLong,
  toText,
  nullValue,
  type Expression,
} from "../../dataflow/build";
import type { Script } from "../../dataflow/ast";
import { types } from "../../dataflow/types";
import type { TableGroup } from "../commerce";
import type { CommerceTable } from "../commerce/table";
import { deltaMerge } from "../delta";
import { containers } from "../layout";
import { quarantineSink, type QuarantineColumn } from "../quarantine";
import { changes, currentOf, silverRows } from "./changes";
import { convertible, exported, newest, parsed, textOf } from "./incoming";
import { typeName } from "./parse";

type Any = Stream<string>;

/** Name of the cache sink that carries a data flow's counts into its activity's output. */
export const countsSink = "counts";

/** The data flow that brings one closed folder of the export into the silver tables of a group. */
export function ingestScript(group: TableGroup): Script {
  const tables = group.tables.map(ingestTable);
  const counts = Stream.union(
    "allCounts",
    tables.flatMap((table) => table.counts),
  )
    .aggregate("tableCounts", (c) => ({ table: c.table }), totals)
    .sink(countsSink, { store: "cache", format: "inline", output: true, saveOrder: 1 });
  const refused = quarantineSink(
    "quarantine",
    Stream.union(
      "refused",
      tables.map((table) => table.refused),
    ),
    parameter("folder"),
    2,
  );
  const silver = tables.map(({ table, rows }, index) =>
    rows.sink(`${table.entity}Sink`, deltaMerge(containers.silver, table.entity, "Id", 3 + index)),
  );
  return script({ container: { type: types.string }, folder: { type: types.string } }, [counts, refused, ...silver]);
}

interface Ingested {
  readonly table: CommerceTable;
  readonly rows: Any;
  readonly refused: Stream<QuarantineColumn>;
  readonly counts: readonly Stream<CountColumn>[];
}

function ingestTable(table: CommerceTable): Ingested {
  const rows = parsed(table, exported(table));
  const { refused, accepted } = rows.split(
    `${table.entity}Split`,
    { refused: (c) => not(isNull(c["refused"]!)) },
    "accepted",
  );
  const changed = changes(table, newest(table, accepted));
  return {
    table,
    rows: silverRows(table, changed),
    refused: refusedRows(table, refused),
    counts: [readCounts(table, rows), changeCounts(table, changed)],
  };
}

/** Which value of which column was refused, and why. */
function refusedRows(table: CommerceTable, rows: Any): Stream<QuarantineColumn> {
  const named = rows.derive(`${table.entity}Refused`, (c) => {
    const column = c["refused"]!;
    const pick = (
      result: (name: string) => Expression | string,
      id: Expression | string,
      version: Expression | string,
    ) =>
      caseOf(
        eq(column, "Id"),
        id,
        eq(column, "versionnumber"),
        version,
        ...convertible(table).flatMap(({ name }) => [eq(column, name), result(name)]),
        toText(nullValue()),
      );
    const typeOf = new Map(table.columns.map(({ name, type }) => [name, typeName[type]]));
    return {
      table: table.entity,
      folder: parameter("folder"),
      column,
      value: pick((name) => c[textOf(name)]!, c["Id"]!, c[textOf("versionnumber")]!),
      reason: concat(
        column,
        " is not ",
        pick((name) => typeOf.get(name)!, "a GUID: no row of this table", "a whole number"),
      ),
    };
  });
  return named.select(`${table.entity}Quarantine`, (c) => ({
    table: c["table"]!,
    folder: c["folder"]!,
    file: c["file"]!,
    row: c["row"]!,
    Id: c["Id"]!,
    column: c["column"]!,
    value: c["value"]!,
    reason: c["reason"]!,
  }));
}

export const countColumns = ["read", "quarantined", "inserted", "updated", "deleted"] as const;
type CountColumn = "table" | (typeof countColumns)[number] | "missingColumns" | "ignoredColumns";

const readCounts = (table: CommerceTable, rows: Any): Stream<CountColumn> =>
  rows
    .aggregate(
      `${table.entity}Read`,
      () => ({}),
      (c) => ({
        read: count(),
        quarantined: countIf(not(isNull(c["refused"]!))),
        missingColumns: max(c["missingColumns"]!),
        ignoredColumns: max(c["ignoredColumns"]!),
      }),
    )
    .derive(`${table.entity}ReadCounts`, () => ({
      table: table.entity,
      inserted: toLong(0),
      updated: toLong(0),
      deleted: toLong(0),
    }));

/** A row that comes back after its deletion counts as inserted; a deletion of a row never seen as deleted. */
function changeCounts(table: CommerceTable, changed: Any): Stream<CountColumn> {
  return changed
    .aggregate(
      `${table.entity}Changed`,
      () => ({}),
      (c) => {
        const absent = or(isNull(c[currentOf("Id")]!), c[currentOf("IsDelete")]!);
        const live = not(c["IsDelete"]!);
        return {
          inserted: countIf(and(live, absent)),
          updated: countIf(and(live, not(absent))),
          deleted: countIf(c["IsDelete"]!),
        };
      },
    )
    .derive(`${table.entity}ChangedCounts`, () => ({
      table: table.entity,
      read: toLong(0),
      quarantined: toLong(0),
      missingColumns: nullValue(),
      ignoredColumns: nullValue(),
    }));
}

const totals = (c: Readonly<Record<CountColumn, Expression>>) => ({
  read: sum(c.read),
  quarantined: sum(c.quarantined),
  inserted: sum(c.inserted),
  updated: sum(c.updated),
  deleted: sum(c.deleted),
  missingColumns: max(c.missingColumns),
  ignoredColumns: max(c.ignoredColumns),
});
