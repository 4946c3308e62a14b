import { Engine } from "../../duckdb/engine";
import type { Accounts } from "../../storage/accounts";
import { type Asked, type Files, readSource } from "./readSource";

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ threads: 2 });
  await engine.run("SET preserve_insertion_order = true");
});
afterAll(() => engine.close());

const read = (files: Files | Accounts, source: string, asked?: Asked) => readSource(engine, files, source, asked);

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
