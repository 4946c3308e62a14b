import { mkdir, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { commitPath, createTable as createTableActions, printCommit, type Action } from "../../lake/delta";
import { append, merge } from ".";
import { TestLake } from "./testing";

let lake: TestLake;
beforeAll(async () => {
  lake = await TestLake.open();
});
afterAll(() => lake.close());

async function add(folder: string, query: string, columns: readonly string[]) {
  return append(lake.engine, lake.storage, folder, { source: await lake.stored(query), columns });
}
const commit = (folder: string, version: number, actions: readonly Action[]) =>
  lake.storage.createText(`${folder}/${commitPath(version)}`, printCommit(actions));

describe("a writer that is killed", () => {
  test("before its commit leaves files that no reader sees and that do not disturb", async () => {
    const folder = await lake.table({ id: "string" });
    await add(folder, "SELECT 'a' AS id", ["id"]);
    await lake.engine.run(
      `COPY (SELECT 'ghost' AS id) TO '${join(lake.root, folder, "part-00000-ghost-c000.snappy.parquet")}'`,
    );
    await writeFile(join(lake.root, folder, "_delta_log", ".unfinished-1-00000000000000000002.json"), '{"add":');
    expect(await lake.read(folder)).toEqual([{ id: "a" }]);
    await add(folder, "SELECT 'b' AS id", ["id"]);
    expect(await lake.read(folder)).toEqual([{ id: "a" }, { id: "b" }]);
  });

  test("leaves a staging folder, which the next writer removes; one that began since the last commit stays", async () => {
    const folder = await lake.table({ id: "string" });
    for (const name of ["_staging-old", "_staging-new"]) await mkdir(join(lake.root, folder, name));
    await utimes(join(lake.root, folder, "_staging-old"), 1, 1);
    await utimes(join(lake.root, folder, "_staging-new"), 1e10, 1e10);
    await add(folder, "SELECT 'a' AS id", ["id"]);
    expect((await readdir(join(lake.root, folder))).filter((name) => name.startsWith("_"))).toEqual([
      "_delta_log",
      "_staging-new",
    ]);
  });
});

test("a data file that is gone is a problem that names it", async () => {
  const folder = await lake.table({ id: "string" });
  await add(folder, "SELECT 'a' AS id", ["id"]);
  const [path] = (await lake.snapshot(folder)).files.keys();
  await rm(join(lake.root, folder, path!));
  await expect(lake.read(folder)).rejects.toMatchObject({
    code: "delta-file-missing",
    message: expect.stringContaining(path!),
  });
});

test("a folder without a log is no table to write to", async () => {
  await expect(add("nothing", "SELECT 'a' AS id", ["id"])).rejects.toMatchObject({
    code: "delta-table-missing",
    where: { folder: "nothing" },
  });
});

describe("tables of other writers", () => {
  /** Data files by path, each with one row of column `id` (and `n`). */
  async function foreign(
    over: object,
    files: Readonly<Record<string, { query: string; partitionValues?: Record<string, string | null> }>>,
  ) {
    const folder = await lake.table({ scratch: "string" }).then((name) => `${name}-foreign`);
    const definition = {
      name: folder,
      description: "",
      columns: [
        { name: "id", type: { kind: "string" } as const },
        { name: "part", type: { kind: "date" } as const },
      ],
      key: "id",
    };
    const created = createTableActions(definition, 0).map((action) =>
      "metaData" in action ? { metaData: { ...action.metaData, ...over } } : action,
    );
    const adds: Action[] = [];
    for (const [path, { query, partitionValues = {} }] of Object.entries(files)) {
      const local = await lake.storage.localPath(`${folder}/${decodeURIComponent(path)}`, true);
      await lake.engine.run(`COPY (${query}) TO '${local}' (FORMAT parquet)`);
      adds.push({ add: { path, partitionValues, size: 1, modificationTime: 0, dataChange: true } });
    }
    await commit(folder, 0, [...created, ...adds]);
    return folder;
  }

  test("partition values come from the log, and paths are URL-encoded there", async () => {
    const folder = await foreign(
      { partitionColumns: ["part"] },
      {
        "part=2020-01-01/a%20b.parquet": { query: "SELECT 'a' AS id", partitionValues: { part: "2020-01-01" } },
        "part=x/c.parquet": { query: "SELECT 'b' AS id", partitionValues: { part: "" } },
        "d.parquet": { query: "SELECT 'c' AS id, 5 AS file", partitionValues: { part: null } },
      },
    );
    expect(await lake.read(folder)).toEqual([
      { id: "a", part: "2020-01-01" },
      { id: "b", part: null },
      { id: "c", part: null },
    ]);
    await expect(add(folder, "SELECT 'z' AS id", ["id"])).rejects.toMatchObject({ code: "delta-not-writable" });
  });

  test("a merge without statistics looks into every file", async () => {
    const folder = await foreign(
      {},
      { "a.parquet": { query: "SELECT 'a' AS id" }, "b.parquet": { query: "SELECT 'b' AS id" } },
    );
    const source = await lake.stored("SELECT 'b' AS id, DATE '2020-01-01' AS part, 'update' AS p");
    const rows = { source, columns: ["id", "part"], keys: ["id"], policyColumn: "p" };
    expect(await merge(lake.engine, lake.storage, folder, rows)).toMatchObject({ updated: 1 });
    expect(await lake.read(folder)).toEqual([
      { id: "a", part: null },
      { id: "b", part: "2020-01-01" },
    ]);
  });

  test.each([1, 2])("a checkpoint of %s part(s) stands for the commits that are gone", async (parts) => {
    const folder = await foreign(
      {},
      { "a.parquet": { query: "SELECT 'a' AS id" }, "b.parquet": { query: "SELECT 'b' AS id" } },
    );
    const log = join(lake.root, folder, "_delta_log");
    const columns = {
      protocol: "STRUCT(minReaderVersion INTEGER, minWriterVersion INTEGER, readerFeatures VARCHAR[])",
      metaData:
        "STRUCT(id VARCHAR, name VARCHAR, format STRUCT(provider VARCHAR, options MAP(VARCHAR, VARCHAR)), schemaString VARCHAR, partitionColumns VARCHAR[], configuration MAP(VARCHAR, VARCHAR))",
      add: "STRUCT(path VARCHAR, partitionValues MAP(VARCHAR, VARCHAR), size BIGINT, modificationTime BIGINT, dataChange BOOLEAN, stats VARCHAR, deletionVector STRUCT(storageType VARCHAR))",
    };
    const types = Object.entries(columns).map(([name, type]) => `${name}: '${type}'`);
    const lines = await lake.stored(
      `SELECT * FROM read_json('${join(log, "00000000000000000000.json")}', columns = {${types.join(", ")}})`,
    );
    for (let part = 1; part <= parts; part++) {
      const name = parts === 1 ? "" : `.${String(part).padStart(10, "0")}.${String(parts).padStart(10, "0")}`;
      await lake.engine.run(
        `COPY (SELECT * FROM ${lines} WHERE rowid % ${parts} = ${part - 1}) TO '${join(log, `00000000000000000000.checkpoint${name}.parquet`)}'`,
      );
    }
    await rm(join(log, "00000000000000000000.json"));
    expect(await lake.read(folder)).toEqual([
      { id: "a", part: null },
      { id: "b", part: null },
    ]);
    await add(folder, "SELECT 'c' AS id", ["id"]);
    expect((await lake.read(folder)).map(({ id }) => id)).toEqual(["a", "b", "c"]);
  });
});
