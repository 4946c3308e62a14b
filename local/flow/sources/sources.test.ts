import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { parse } from "../../../dataflow/parse";
import type { PlanColumn } from "../../../dataflow/translate/plan";
import { append, createTable } from "../../delta";
import { Engine } from "../../duckdb/engine";
import { identifier } from "../../duckdb/quote";
import { Accounts } from "../../storage/accounts";
import { DirectoryStorage } from "../../storage/directory";
import { optionsOf } from "../options";
import { Relations } from "../relations";
import { openSource } from ".";

let engine: Engine;
let lakes = 0;
beforeAll(async () => {
  engine = await Engine.open({ threads: 2 });
  await engine.run("SET preserve_insertion_order = true");
});
afterAll(() => engine.close());

type Files = Readonly<Record<string, string | Buffer>>;

async function lake(files: Files): Promise<Accounts> {
  const directory = join(engine.folder, `lake${lakes++}`);
  await mkdir(directory);
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), content);
  }
  return new Accounts([{ account: "acc", container: "bronze", folder: "", directory }]);
}

/** The rows of `source(…) ~> s` over the files, each a list of values by the columns of the source. */
async function read(
  files: Files | Accounts,
  source: string,
  { mentioned = [] as string[], needed = [] as string[] } = {},
) {
  const statement = parse(`source(${source}) ~> s${lakes}`).script.statements[0]!;
  const accounts = files instanceof Accounts ? files : await lake(files);
  const opened = await openSource({
    flow: "f",
    statement,
    options: await optionsOf(statement, () => Promise.reject(new Error("not a constant"))),
    location: { account: "acc" },
    mentioned: new Set(mentioned),
    engine,
    relations: new Relations(engine),
    accounts,
  });
  const planned = opened.columns.map(({ name, type }, index): PlanColumn => ({
    name,
    type,
    sql: `out${index}`,
    origin: "s",
  }));
  const select = await opened.select(planned, (name) => needed.length === 0 || needed.includes(name));
  const rows = await engine.rows(select);
  return { names: opened.columns.map(({ name }) => name), rows: rows.map((row) => Object.values(row)) };
}

const model = (tables: Readonly<Record<string, { columns: readonly string[]; files?: readonly string[] }>>) =>
  JSON.stringify({
    name: "cdm",
    description: "cdm",
    version: "1.0",
    entities: Object.entries(tables).map(([name, { columns, files = [] }]) => ({
      $type: "LocalEntity",
      name,
      description: name,
      annotations: [],
      attributes: columns.map((column) => ({ name: column, dataType: "string", maxLength: -1 })),
      partitions: files.map((file) => ({
        name: file,
        location: `https://acc.dfs.core.windows.net:443/bronze/F1/${file}`,
      })),
    })),
  });

describe("cdm", () => {
  const custtable = {
    columns: ["Id", "name", "IsDelete", "added"],
    files: ["custtable/2023.csv", "custtable/2024.csv"],
  };
  const cdm =
    "format: 'cdm', manifestType: 'model', entity: 'custtable', fileSystem: 'bronze', folderPath: 'F1', allowSchemaDrift: true";

  test("reads every partition of a table, its columns by position from model.json, as text", async () => {
    const files = {
      "F1/model.json": model({ custtable }),
      "F1/custtable/2023.csv": '1,"Ann",,x\n2,,True,\n',
      "F1/custtable/2024.csv": '3,"Bob, ""B""",\n',
    };
    expect(await read(files, cdm)).toEqual({
      names: ["Id", "name", "IsDelete", "added"],
      rows: [
        ["1", "Ann", null, "x"],
        ["2", null, "True", null],
        ["3", 'Bob, "B"', null, null],
      ],
    });
  });

  test("adds the file, relative to the container, and the row number where they are asked for", async () => {
    const files = {
      "F1/model.json": model({ custtable }),
      "F1/custtable/2023.csv": '1,"A\nnn",,\nnot a row\n2,Bob,,\n',
      "F1/custtable/2024.csv": "3,,,\n4,,,\n",
    };
    const { names, rows } = await read(files, `${cdm}, rowUrlColumn: '_file'`, {
      mentioned: ["_row"],
      needed: ["Id", "_file", "_row"],
    });
    expect(names).toEqual(["Id", "name", "IsDelete", "added", "_file", "_row"]);
    expect(rows).toEqual(
      expect.arrayContaining([
        ["1", null, null, null, "F1/custtable/2023.csv", 1],
        ["not a row", null, null, null, "F1/custtable/2023.csv", 3],
        ["2", null, null, null, "F1/custtable/2023.csv", 3],
        ["3", null, null, null, "F1/custtable/2024.csv", 1],
        ["4", null, null, null, "F1/custtable/2024.csv", 2],
      ]),
    );
    expect(rows).toHaveLength(5);
  });

  test("a row may end with IsDelete, but not before it, and may not be wider than the model", async () => {
    const files = {
      "F1/model.json": model({ custtable: { ...custtable, files: ["custtable/2023.csv"] } }),
      "F1/custtable/2023.csv": "1,a,\n2,a\n3,a,,x\n4,a,,x,y\n",
    };
    expect((await read(files, cdm)).rows).toEqual([
      ["1", "a", null, null],
      ["2,a", null, null, null],
      ["3", "a", null, "x"],
      ["4,a,,x,y", null, null, null],
    ]);
  });

  test("a table without a partition gives no row, but its columns", async () => {
    const files = { "F1/model.json": model({ custtable: { columns: custtable.columns } }) };
    expect(await read(files, `${cdm}, rowUrlColumn: '_file'`, { mentioned: ["_row"] })).toEqual({
      names: ["Id", "name", "IsDelete", "added", "_file", "_row"],
      rows: [],
    });
  });

  test("columns with hostile names are read and named", async () => {
    const columns = ["Id", 'a"b', "a'b", "A'B", "$csv; DROP TABLE x", "IsDelete"];
    const files = {
      "F1/model.json": model({ custtable: { columns, files: ["custtable/1.csv"] } }),
      "F1/custtable/1.csv": '1,b,c,d,"\'; DROP TABLE x; --",\n',
    };
    expect(await read(files, cdm)).toEqual({
      names: columns,
      rows: [["1", "b", "c", "d", "'; DROP TABLE x; --", null]],
    });
  });

  test.each<[string, Files, string]>([
    ["a table that model.json does not name", { "F1/model.json": model({}) }, "model-entity-missing"],
    ["a file that does not exist", { "F1/model.json": model({ custtable }) }, "flow-partition-missing"],
    ["a folder without model.json", {}, "flow-no-files"],
  ])("%s is a problem", async (_, files, code) => {
    await expect(read(files, cdm)).rejects.toMatchObject({ code });
  });
});

describe("delimited", () => {
  const delimited =
    "format: 'delimited', fileSystem: 'bronze', folderPath: 'in', columnNamesAsHeader: true, allowSchemaDrift: true";

  test("reads a folder with a header, declared columns with their type", async () => {
    const files = { "in/a.csv": 'id,name,amount\n1,"Ann, A",1.50\n2,,x\n', "in/_SUCCESS": "" };
    expect(await read(files, `output(id as integer, amount as decimal(10,2)), ${delimited}`)).toEqual({
      names: ["id", "amount", "name"],
      rows: [
        [1, "1.50", "Ann, A"],
        [2, null, null],
      ],
    });
  });

  test("reads another delimiter, quote, escape and null, rows of several lines, short and long rows", async () => {
    const files = { "in/a.txt": "a;b\n'x''y';'l1\nl2'\nNULL\n1;2;3\n" };
    const options = "columnDelimiter: ';', quoteChar: '\\'', escapeChar: '\\'', nullValue: 'NULL', multiLineRow: true";
    expect((await read(files, `${delimited}, ${options}`)).rows).toEqual([
      ["x'y", "l1\nl2"],
      [null, null],
      ["1", "2"],
    ]);
  });

  test("finds files by wildcard in the container and tells which file a row is from", async () => {
    const files = { "in/2023/a.csv": "id\n1\n", "in/2024/b.csv": "id\n2\n", "in/2024/c.txt": "id\n3\n" };
    const wildcard = delimited.replace("folderPath: 'in'", "wildcardPaths: ['in/*/*.csv'], rowUrlColumn: 'path'");
    expect((await read(files, wildcard)).rows).toEqual([
      ["1", "in/2023/a.csv"],
      ["2", "in/2024/b.csv"],
    ]);
  });

  test("no file is a problem, or no row where that is allowed", async () => {
    await expect(read({}, delimited)).rejects.toMatchObject({ code: "flow-no-files" });
    expect((await read({}, `output(id as string), ${delimited}, ignoreNoFilesFound: true`)).rows).toEqual([]);
  });
});

describe("parquet", () => {
  test("reads declared and drifted columns; one that a file lacks is null", async () => {
    const accounts = await lake({ "in/x.txt": "" });
    const { storage } = accounts.locate("acc", "bronze", "");
    await storage.remove("in/x.txt");
    const [a, b] = [await storage.localPath("in/a.parquet", true), await storage.localPath("in/b.parquet", true)];
    await engine.run(`COPY (SELECT 1 AS id, TIMESTAMPTZ '2024-01-02 03:04:05Z' AS at) TO '${a}' (FORMAT parquet)`);
    await engine.run(`COPY (SELECT 2 AS id, 'x' AS extra) TO '${b}' (FORMAT parquet)`);
    const source =
      "output(id as long), format: 'parquet', fileSystem: 'bronze', folderPath: 'in', allowSchemaDrift: true, rowUrlColumn: 'f'";
    expect(await read(accounts, source)).toEqual({
      names: ["id", "at", "extra", "f"],
      rows: [
        [1, "2024-01-02T03:04:05.000Z", null, "in/a.parquet"],
        [2, null, "x", "in/b.parquet"],
      ],
    });
  });
});

describe("delta", () => {
  test("reads the newest version, declared columns only, without regard to the case of names", async () => {
    const accounts = await lake({ "x/y": "" });
    const { storage } = accounts.locate("acc", "bronze", "");
    await createTable(
      storage as DirectoryStorage,
      "t",
      {
        name: "t",
        description: "",
        key: "Id",
        columns: [
          { name: "Id", type: { kind: "string" } },
          { name: "n", type: { kind: "long" } },
        ],
      },
      0,
    );
    await engine.run(`CREATE OR REPLACE TEMP TABLE given AS SELECT 'a' AS ${identifier("Id")}, 5::BIGINT AS n`);
    await append(engine, storage, "t", { source: "given", columns: ["Id", "n"] });
    const source = "output(ID as string), format: 'delta', fileSystem: 'bronze', folderPath: 't'";
    expect(await read(accounts, source)).toEqual({ names: ["ID"], rows: [["a"]] });
  });
});

test.each([
  ["format: 'orc', fileSystem: 'bronze'", { code: "flow-format-unknown" }],
  [
    "format: 'parquet', fileSystem: 'bronze', partitionRootPath: 'x'",
    { code: "flow-option-unknown", message: expect.stringContaining("partitionRootPath") },
  ],
  [
    "format: 'cdm', manifestType: 'manifest', entity: 'x', fileSystem: 'bronze', folderPath: 'F1'",
    { code: "flow-option-value", message: expect.stringContaining("manifestType") },
  ],
  [
    "format: 'cdm', manifestType: 'model', fileSystem: 'bronze', folderPath: 'F1'",
    { code: "flow-option-missing", message: expect.stringContaining("entity") },
  ],
  ["format: 'delta', folderPath: 't'", { code: "flow-option-missing", message: expect.stringContaining("fileSystem") }],
])("a source that says %s is refused by name", async (source, problem) => {
  await expect(read({}, source)).rejects.toMatchObject(problem);
});
