import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { print } from "../dataflow/print";
import { Engine } from "../local/duckdb/engine";
import type { Row } from "../local/duckdb/json";
import { runWithRowsOn } from "../local/flow";
import { commerceTables } from "../pipelines/commerce";
import { ingestScript } from "../pipelines/silver/ingest";
import { root } from "./sources";

interface Cases {
  readonly table: string;
  readonly cases: readonly Case[];
}

interface Case {
  readonly name: string;
  /** The columns of the export, where they are not just those of the model. */
  readonly columns?: readonly string[];
  readonly export: readonly Row[];
  readonly silver?: readonly Row[];
  /** Rows merged into silver; only the columns that a row names are compared. */
  readonly expect: readonly Row[];
  readonly quarantine?: readonly Row[];
  readonly counts?: Row;
}

const { table, cases } = parse(readFileSync(join(root, "pipelines", "silver", "ingest.cases.yaml"), "utf8")) as Cases;
const model = commerceTables.find(({ entity }) => entity === table)!;
// What a group's flow does to each of its tables, for one.
const script = print(ingestScript({ name: "one", tables: [model] }, "csv"));

/** Numbers stand for GUIDs. */
const idOf = (id: unknown): unknown =>
  typeof id === "number" ? `00000000-0000-0000-0000-${String(id).padStart(12, "0")}` : id;
const withId = (row: Row): Row => ({ ...row, Id: idOf(row["Id"]) }) as Row;

const exportedColumns = ["Id", "SinkModifiedOn", "versionnumber", "IsDelete", ...model.columns.map(({ name }) => name)];

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ threads: 1 });
});
afterAll(() => engine.close());

it.each(cases)("$name", async (given) => {
  const columns = given.columns ?? exportedColumns;
  const empty = Object.fromEntries(columns.map((name) => [name, null]));
  const { sinks } = await runWithRowsOn(engine, script, {
    sources: {
      [`${table}Export`]: given.export.map((row) => ({ ...empty, ...withId(row) })),
      [`${table}Silver`]: (given.silver ?? []).map((row) => ({ IsDelete: false, ChangedIn: "F1", ...withId(row) })),
    },
    parameters: { container: "'bronze'", folder: "'F2'" },
  });
  expect(named(sinks[`${table}Sink`]!, given.expect)).toEqual(given.expect.map(withId));
  const refused = given.quarantine ?? [];
  expect(named(sinks["quarantine"]!, refused)).toEqual(refused.map(withId));
  for (const counts of given.counts ? [given.counts] : []) {
    const found = sinks["counts"]!.filter((row) => row["table"] === table);
    expect(named(found, [counts])).toEqual([counts]);
  }
});

/** The rows in the order of their ids, each with the columns that the expected row names. */
function named(rows: readonly Row[], expected: readonly Row[]): readonly Row[] {
  const sorted = [...rows].sort((a, b) => (String(a["Id"]) < String(b["Id"]) ? -1 : 1));
  const order = [...sorted.filter(isText), ...sorted.filter((row) => !isText(row))];
  return order.map((row, index) =>
    Object.fromEntries(Object.keys(expected[index] ?? row).map((name) => [name, row[name] ?? null])),
  );
}

const isText = (row: Row): boolean => row["Id"] === "no guid";
