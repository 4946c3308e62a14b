import { append, createTable } from "../../delta";
import { Engine } from "../../duckdb/engine";
import type { Accounts } from "../../storage/accounts";
import { type Asked, type Files, lakeOf, readSource } from "./readSource";

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ threads: 2 });
  await engine.run("SET preserve_insertion_order = true");
});
afterAll(() => engine.close());

const read = (files: Files | Accounts, source: string, asked?: Asked) => readSource(engine, files, source, asked);

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

  test("a text that is no value of its column's type is null", async () => {
    const files = { "in/a.csv": "i,l,b,d,n\n1,2,TRUE,2024-01-02,1.5\n1.5,x,yes,never,\n" };
    const types = "i as integer, l as long, b as boolean, d as date, n as double";
    expect((await read(files, `output(${types}), ${delimited}`)).rows).toEqual([
      [1, 2, true, "2024-01-02", 1.5],
      [null, null, null, null, null],
    ]);
  });

  test("a column that declares a format is read in it", async () => {
    const columns = "d as date 'd.M.yyyy', t as timestamp 'yyyy/MM/dd HH:mm', n as double '#,##0.##', s as string 'x'";
    const files = { "in/a.csv": 'd,t,n,s\n1.2.2024,2024/02/01 10:11,"1,234.5",a\n2024-02-01,2024-02-01,x,\n' };
    expect((await read(files, `output(${columns}), ${delimited}`)).rows).toEqual([
      ["2024-02-01", "2024-02-01T10:11:00.000Z", 1234.5, "a"],
      [null, null, null, null],
    ]);
  });

  test("a format that cannot be read here is refused by name", async () => {
    const source = `output(d as date 'YYYY-ww'), ${delimited}`;
    await expect(read({ "in/a.csv": "d\n2024-01\n" }, source)).rejects.toMatchObject({
      code: "unsupported-datePattern",
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
    const accounts = await lakeOf(engine, { "in/x.txt": "" });
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
    const accounts = await lakeOf(engine, { "x/y": "" });
    const { storage } = accounts.locate("acc", "bronze", "");
    await createTable(
      storage,
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
    await engine.run(`CREATE OR REPLACE TEMP TABLE given AS SELECT 'a' AS "Id", 5::BIGINT AS n`);
    await append(engine, storage, "t", { source: "given", columns: ["Id", "n"] });
    const source = "output(ID as string), format: 'delta', fileSystem: 'bronze', folderPath: 't'";
    expect(await read(accounts, source)).toEqual({ names: ["ID"], rows: [["a"]] });
    expect(await read(accounts, `${source}, versionAsOf: 0`)).toEqual({ names: ["ID"], rows: [] });
    await expect(read(accounts, `${source}, versionAsOf: 7`)).rejects.toMatchObject({ code: "flow-version-missing" });
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
