import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { print } from "../dataflow/print";
import { Engine } from "../local/duckdb/engine";
import type { Row } from "../local/duckdb/json";
import { runWithRowsOn } from "../local/flow";
import { bronzeFormats, type BronzeFormat } from "../pipelines/bronze";
import { commerceTables } from "../pipelines/commerce";
import type { ColumnType } from "../pipelines/commerce/table";
import { ingestScript } from "../pipelines/silver/ingest";
import { root } from "./sources";

interface Cases {
  readonly table: string;
  readonly cases: readonly Case[];
}

interface Case {
  readonly name: string;
  /** The one format of bronze that the case is about; else it holds for all. */
  readonly format?: BronzeFormat;
  /** The columns of the export, where they are not just those of the model. */
  readonly columns?: readonly string[];
  readonly export: readonly Row[];
  readonly silver?: readonly Row[];
  readonly parameters?: Readonly<Record<string, string>>;
  /** Rows merged into silver; only the columns that a row names are compared. */
  readonly expect: readonly Row[];
  readonly quarantine?: readonly Row[];
  readonly counts?: Row;
  /** The assert that stops the flow. */
  readonly stops?: string;
}

const { table, cases } = parse(readFileSync(join(root, "pipelines", "silver", "ingest.cases.yaml"), "utf8")) as Cases;
const model = commerceTables.find(({ entity }) => entity === table)!;
// What a group's flow does to each of its tables, for one.
const scriptOf = (format: BronzeFormat): string => print(ingestScript({ name: "one", tables: [model] }, format));

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

/** The script and the rows of an export in one format, of rows as texts, which CSV has. */
interface Exported {
  readonly script: (columns: readonly string[]) => string;
  readonly row: (row: Row) => Row;
  readonly parameters: Readonly<Record<string, string>>;
}

const types: Readonly<Record<ColumnType, string>> = {
  text: "string",
  key: "string",
  long: "long",
  integer: "long",
  decimal: "decimal(38,6)",
  timestamp: "timestamp",
};
const deltaTypes: Readonly<Record<string, string>> = {
  Id: "string",
  versionnumber: "long",
  SinkModifiedOn: "timestamp",
  IsDelete: "boolean",
  ...Object.fromEntries(model.columns.map(({ name, type }) => [name, types[type]])),
};

/** The time that a text of an export says, as JSON has it. */
const time = (text: string): string => (/^\d{4}/.test(text) ? text : new Date(`${text} UTC`).toISOString());

const exported: Readonly<Record<BronzeFormat, Exported>> = {
  csv: {
    script: () => scriptOf("csv"),
    row: (row) => row,
    parameters: { container: "'bronze'", folder: "'F2'" },
  },
  delta: {
    // A Delta table brings the types of its columns with it; here the source has to say them.
    script: (columns) => {
      const typed = columns.filter((name) => name in deltaTypes).map((name) => `${name} as ${deltaTypes[name]}`);
      return scriptOf("delta").replace("source(allowSchemaDrift", `source(output(${typed.join()}), allowSchemaDrift`);
    },
    row: ({ SinkModifiedOn, ...row }) =>
      typeof SinkModifiedOn === "string" ? { ...row, SinkModifiedOn: time(SinkModifiedOn) } : row,
    parameters: { container: "'bronze'", load: "'F2'", full: "'False'" },
  },
};

describe.each(bronzeFormats)("%s", (format) => {
  const { script, row: inFormat, parameters } = exported[format];

  it.each(cases.filter((given) => given.format === undefined || given.format === format))("$name", async (given) => {
    const columns = given.columns ?? exportedColumns;
    const empty = Object.fromEntries(columns.map((name) => [name, null]));
    const run = runWithRowsOn(engine, script(columns), {
      sources: {
        [`${table}Export`]: given.export.map((row) => inFormat({ ...empty, ...withId(row) })),
        [`${table}Silver`]: (given.silver ?? []).map((row) => ({ IsDelete: false, ChangedIn: "F1", ...withId(row) })),
      },
      parameters: { ...parameters, ...given.parameters },
    });
    if (given.stops !== undefined) {
      await expect(run).rejects.toMatchObject({
        code: "flow-assert-failed",
        message: expect.stringContaining(given.stops) as unknown,
      });
      return;
    }
    const { sinks } = await run;
    expect(named(sinks[`${table}Sink`]!, given.expect)).toEqual(given.expect.map(withId));
    const refused = given.quarantine ?? [];
    expect(named(sinks["quarantine"]!, refused)).toEqual(refused.map(withId));
    for (const counts of given.counts ? [given.counts] : []) {
      const found = sinks["counts"]!.filter((row) => row["table"] === table);
      expect(named(found, [counts])).toEqual([counts]);
    }
  });
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
