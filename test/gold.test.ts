import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { print } from "../dataflow/print";
import { Engine } from "../local/duckdb/engine";
import type { Row } from "../local/duckdb/json";
import { runWithRowsOn } from "../local/flow";
import { commerceTables } from "../pipelines/commerce";
import { goldScript, goldTables } from "../pipelines/gold";
import type { LoadSettings } from "../pipelines/settings";
import { plainSettings } from "../pipelines/testing";
import { root } from "./sources";

/** The cases of one gold table, in the `*.cases.yaml` beside its model. */
interface Cases {
  readonly flow: string;
  readonly cases: readonly Case[];
}

interface Case {
  readonly name: string;
  readonly settings?: Partial<LoadSettings>;
  readonly parameters?: Readonly<Record<string, string>>;
  /** Silver rows by table; `current` is the gold table before. */
  readonly given: Readonly<Record<string, readonly Row[]>>;
  /** Rows by sink; only the columns that a row names are compared. */
  readonly expect: Readonly<Record<string, readonly Row[]>>;
}

const defaults = {
  since: "",
  asOf: "2025-06-01 00:00:00.000",
  lastAsOf: "2025-06-01 00:00:00.000",
  run: "2025-06-01T00.00.00Z",
};

const folder = join(root, "pipelines", "gold");
const files = readdirSync(folder).filter((name) => name.endsWith(".cases.yaml"));

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ threads: 1 });
});
afterAll(() => engine.close());

it("has cases for every gold table", () => {
  const covered = files.map((file) => (parse(readFileSync(join(folder, file), "utf8")) as Cases).flow);
  expect(covered.sort()).toEqual(goldTables.map(({ name }) => name).sort());
});

describe.each(files)("%s", (file) => {
  const { flow, cases } = parse(readFileSync(join(folder, file), "utf8")) as Cases;
  const table = goldTables.find(({ name }) => name === flow)!;

  it.each(cases)("$name", async ({ settings: changed, parameters, given, expect: expected }) => {
    const script = goldScript(table, { ...plainSettings, ...changed });
    const sources = script.statements.filter(({ verb }) => verb === "source").map(({ name }) => name);
    const unused = Object.keys(given).filter((name) => !sources.includes(name));
    expect(unused).toEqual([]);
    const texts = Object.entries({ ...defaults, ...parameters }).map(([name, value]) => [name, `'${value}'`]);
    const { sinks } = await runWithRowsOn(engine, print(script), {
      sources: Object.fromEntries(sources.map((name) => [name, rowsOf(name, given[name] ?? [])])),
      parameters: Object.fromEntries(texts) as Record<string, string>,
    });
    for (const [sink, rows] of Object.entries(expected))
      expect({ [sink]: comparable(sinks[sink]!, rows) }).toEqual({ [sink]: sorted(rows) });
  });
});

/** A silver row with what ingest fills in: `Id`, version, deletion mark, and the lower-cased copy of each key. */
function rowsOf(source: string, rows: readonly Row[]): readonly Row[] {
  const table = commerceTables.find(({ entity }) => entity === source);
  if (table === undefined) return rows;
  return rows.map((row) => {
    const keys = table.columns.filter(({ name, type }) => type === "key" && typeof row[name] === "string");
    return {
      Id: `${source}-${String(row["recid"])}`,
      versionnumber: 1,
      IsDelete: false,
      ChangedIn: "F1",
      ...row,
      ...Object.fromEntries(keys.map(({ name }) => [`${name}_key`, (row[name] as string).toLowerCase()])),
    };
  });
}

/** The columns that the expected rows name, of rows in the same order. */
function comparable(rows: readonly Row[], expected: readonly Row[]): readonly Row[] {
  const names = sorted(expected).map((row) => Object.keys(row));
  return sorted(rows).map((row, index) =>
    Object.fromEntries((names[index] ?? Object.keys(row)).map((name) => [name, row[name] ?? null])),
  );
}

const identity = (row: Row): string =>
  String(row["OrderLineId"] ?? row["CustomerId"] ?? row["ProductId"] ?? row["ChannelId"] ?? row["Id"] ?? row["table"]);

const sorted = (rows: readonly Row[]): readonly Row[] =>
  [...rows].sort((a, b) => (identity(a) < identity(b) ? -1 : identity(a) > identity(b) ? 1 : 0));
