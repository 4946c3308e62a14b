import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { commitPath, printCommit, tableChange, type Action } from "../../lake/delta";
import { append, createTable, merge, overwrite } from ".";
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
const logged = async (folder: string, version: number): Promise<Record<string, Record<string, unknown>>[]> =>
  (await readFile(join(lake.root, folder, commitPath(version)), "utf8"))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

const everyType = {
  string: ["'ü''\"'", "ü'\""],
  long: ["9223372036854775807", "9223372036854775807"],
  integer: ["-2147483648", -2147483648],
  short: ["7::SMALLINT", 7],
  byte: ["(-7)::TINYINT", -7],
  float: ["1.5::FLOAT", 1.5],
  double: ["1e300::DOUBLE", 1e300],
  boolean: ["true", true],
  binary: ["'\\x00\\xFF'::BLOB", "00ff"],
  date: ["DATE '2154-12-31'", "2154-12-31"],
  timestamp: ["TIMESTAMP '0001-01-03 00:00:00.000001'", "0001-01-03T00:00:00.000001Z"],
  "decimal(18,6)": ["(-0.5)::DECIMAL(18,6)", "-0.500000"],
  "decimal(38,6)": ["12345678901234567890.5::DECIMAL(38,6)", "12345678901234567890.500000"],
} as const;

test("values of every type, and null, are read as they were written", async () => {
  const columns = Object.keys(everyType).map((type, index) => [`c${index}`, type] as const);
  const folder = await lake.table({ id: "integer", ...Object.fromEntries(columns) });
  const selected = Object.values(everyType).map(([sql], index) => `${sql} AS c${index}`);
  await add(folder, `SELECT 1 AS id, ${selected.join(", ")}`, ["id", ...columns.map(([name]) => name)]);
  await add(folder, "SELECT 2 AS id", ["id"]);
  expect(await lake.read(folder)).toEqual([
    { id: 1, ...Object.fromEntries(Object.values(everyType).map(([, value], index) => [`c${index}`, value])) },
    { id: 2, ...Object.fromEntries(columns.map(([name]) => [name, null])) },
  ]);
});

test("files are what Customer Insights - Data reads: timestamps in UTC, data pages of version 1, snappy", async () => {
  const folder = await lake.table({ id: "string", at: "timestamp", n: "long" });
  await add(folder, "SELECT 'a' AS id, TIMESTAMP '2020-01-01' AS at, 1 AS n", ["id", "at", "n"]);
  const [path] = (await lake.snapshot(folder)).files.keys();
  const file = `'${join(lake.root, folder, path!)}'`;
  const schema = await lake.engine.rows(
    `SELECT logical_type, converted_type FROM parquet_schema(${file}) WHERE name = 'at'`,
  );
  expect(schema[0]!["logical_type"]).toContain("isAdjustedToUTC=1");
  expect(schema[0]!["converted_type"]).toBe("TIMESTAMP_MICROS");
  const pages = await lake.engine.rows(`SELECT DISTINCT compression, encodings FROM parquet_metadata(${file})`);
  expect(pages).toEqual([{ compression: "SNAPPY", encodings: "PLAIN" }]);
});

test("an append's commit names what it did, and the file with its statistics", async () => {
  const folder = await lake.table({ id: "string", n: "decimal(16,4)" });
  await add(folder, "SELECT * FROM (VALUES ('b', 1.5), ('a', NULL), (NULL, -2)) v(id, n)", ["id", "n"]);
  const [info, action] = await logged(folder, 1);
  expect(info!["commitInfo"]).toMatchObject({
    operation: "WRITE",
    readVersion: 0,
    operationMetrics: { numTargetRowsInserted: "3" },
  });
  expect(action!["add"]).toMatchObject({
    path: expect.stringMatching(/^part-00000-[0-9a-f-]{36}-c000\.snappy\.parquet$/),
    partitionValues: {},
    dataChange: true,
    stats:
      '{"numRecords":3,"minValues":{"id":"a","n":-2.0000},"maxValues":{"id":"b","n":1.5000},"nullCount":{"id":1,"n":1}}',
  });
});

test("a merge's commit removes and adds files of the same rows", async () => {
  const folder = await lake.table({ id: "string" });
  await add(folder, "SELECT 'a' AS id", ["id"]);
  const [path] = (await lake.snapshot(folder)).files.keys();
  const source = await lake.stored("SELECT 'a' AS id, 'upsert' AS p");
  await merge(lake.engine, lake.storage, folder, { source, columns: ["id"], keys: ["id"], policyColumn: "p" });
  const actions = await logged(folder, 2);
  expect(actions.map((action) => Object.keys(action)[0])).toEqual(["commitInfo", "remove", "add"]);
  expect(actions[0]!["commitInfo"]).toMatchObject({
    operation: "MERGE",
    operationParameters: { predicate: "target.id = source.id" },
    operationMetrics: { numTargetRowsInserted: "0", numTargetRowsUpdated: "1", numTargetRowsDeleted: "0" },
  });
  expect(actions[1]!["remove"]).toMatchObject({
    path,
    dataChange: true,
    extendedFileMetadata: true,
    partitionValues: {},
    size: expect.any(Number),
  });
});

test("statistics hold for every file that is written, however many there are", async () => {
  const folder = await lake.table(
    { id: "long", text: "string", moment: "timestamp", amount: "decimal(38,6)" },
    { clusterBy: ["moment"] },
  );
  await add(
    folder,
    "SELECT hash(i)::HUGEINT % 1000000007 - 500000000 AS id, md5(i::VARCHAR) || md5((i * 3)::VARCHAR) || md5((i * 7)::VARCHAR) AS text, " +
      "TIMESTAMP '2019-06-01' + INTERVAL (hash(i * 7)::HUGEINT % 1000000000000) MICROSECOND AS moment, " +
      "((hash(i * 11)::HUGEINT % 100000000000000 - 50000000000000) / 1000)::DECIMAL(38,6) AS amount FROM range(230000) t(i)",
    ["id", "text", "moment", "amount"],
  );
  const { files } = await lake.snapshot(folder);
  expect(files.size).toBeGreaterThan(1);
  for (const { path, stats, size } of files.values()) {
    expect(size).toBeLessThan(32_000_000);
    const [truth] = await lake.engine.rows(
      `SELECT count(*) AS n, min(id) AS id0, max(id) AS id1, left(min(text), 32) AS text0, max(text) AS text1, ` +
        `date_trunc('millisecond', min(moment)) AS at0, date_trunc('millisecond', max(moment) + INTERVAL 999 MICROSECOND) AS at1, min(amount) AS a0, max(amount) AS a1 ` +
        `FROM '${join(lake.root, folder, path)}'`,
    );
    const { numRecords, minValues, maxValues } = JSON.parse(stats!);
    expect([numRecords, minValues.id, maxValues.id, minValues.text, minValues.moment]).toEqual([
      truth!["n"],
      truth!["id0"],
      truth!["id1"],
      truth!["text0"],
      truth!["at0"],
    ]);
    expect(maxValues.text > truth!["text1"]!).toBe(true);
    expect(maxValues.moment).toBe(truth!["at1"]);
    expect([minValues.amount, maxValues.amount]).toEqual([Number(truth!["a0"]), Number(truth!["a1"])]);
  }
});

test("many new rows go into files by ranges of the sort column; nulls among them", async () => {
  const folder = await lake.table({ id: "long", day: "date", text: "string" }, { clusterBy: ["day"] });
  const source = await lake.stored(
    "SELECT i AS id, CASE WHEN i % 100 > 0 THEN DATE '2020-01-01' + (hash(i)::HUGEINT % 365)::INTEGER END AS day, " +
      "md5(i::VARCHAR) || md5((-i)::VARCHAR) || md5((i * 5)::VARCHAR) AS text FROM range(400000) t(i)",
  );
  const { inserted } = await append(lake.engine, lake.storage, folder, { source, columns: ["id", "day", "text"] });
  expect(inserted).toBe(400000);
  const ranges = [...(await lake.snapshot(folder)).files.values()]
    .map(({ stats }) => JSON.parse(stats!))
    .map(({ minValues, maxValues }) => ({ from: minValues.day as string, to: maxValues.day as string }))
    .sort((a, b) => a.from.localeCompare(b.from));
  expect(ranges.length).toBeGreaterThan(1);
  ranges.slice(1).forEach((range, index) => expect(range.from > ranges[index]!.to).toBe(true));
});

test("overwriting puts the new rows in the place of all", async () => {
  const folder = await lake.table({ id: "string" });
  await add(folder, "SELECT 'a' AS id UNION ALL SELECT 'b'", ["id"]);
  const source = await lake.stored("SELECT 'c' AS id");
  const result = await overwrite(lake.engine, lake.storage, folder, { source, columns: ["id"] });
  expect(result).toMatchObject({ inserted: 1, updated: 0, deleted: 2, files: 1 });
  expect(await lake.read(folder)).toEqual([{ id: "c" }]);
});

test("no rows make no version", async () => {
  const folder = await lake.table({ id: "string" });
  expect(await add(folder, "SELECT 'a' AS id WHERE false", ["id"])).toEqual({
    inserted: 0,
    updated: 0,
    deleted: 0,
    files: 0,
    bytes: 0,
  });
  expect((await lake.snapshot(folder)).version).toBe(0);
});

test("a table is created once", async () => {
  const folder = await lake.table({ id: "string" });
  const other = { name: "x", description: "", columns: [{ name: "x", type: { kind: "long" } as const }], key: "x" };
  expect(await createTable(lake.storage, folder, other, 1)).toBe(false);
  expect((await lake.snapshot(folder)).schema.map(({ name }) => name)).toEqual(["id"]);
});

test.each([
  ["delta-unknown-column", "SELECT 'a' AS id, 1 AS extra", "extra"],
  ["delta-column-mismatch", "SELECT 1 AS id", '"id" comes as INTEGER'],
  ["delta-column-mismatch", "SELECT 'x' AS n", '"n" comes as VARCHAR'],
  ["delta-value-does-not-fit", "SELECT 'a' AS id, 3000000000 AS n", "3000000000"],
  ["delta-value-does-not-fit", "SELECT 'a' AS id, 1000::DECIMAL(18,6) AS d", "1000"],
])("%s: %s", async (code, query, text) => {
  const folder = await lake.table({ id: "string", n: "integer", d: "decimal(5,2)" });
  const source = await lake.stored(query);
  const columns = (await lake.engine.describe(`FROM ${source}`)).map(({ name }) => name);
  await expect(append(lake.engine, lake.storage, folder, { source, columns })).rejects.toMatchObject({
    code,
    message: expect.stringContaining(text),
    where: { folder },
  });
  expect(await readdir(join(lake.root, folder))).toEqual(["_delta_log"]);
});

test("columns are found whatever their case, and keep the table's spelling", async () => {
  const folder = await lake.table({ Id: "string", LineAmount: "double" });
  await add(folder, "SELECT 'a' AS ID, 1.5::DOUBLE AS lineamount", ["ID", "lineamount"]);
  expect(await lake.read(folder)).toEqual([{ Id: "a", LineAmount: 1.5 }]);
});

test("a column added later is null in the rows before, also where their file is written anew", async () => {
  const folder = await lake.table({ id: "string" });
  await add(folder, "SELECT 'a' AS id UNION ALL SELECT 'b'", ["id"]);
  const columns = [
    { name: "id", type: { kind: "string" as const } },
    { name: "n", type: { kind: "decimal" as const, precision: 5, scale: 2 } },
  ];
  const wider = { name: "wider", description: "", key: "id", columns };
  const { version, actions } = tableChange(await lake.snapshot(folder), wider, 0, "refuse")!;
  await commit(folder, version, actions);
  await add(folder, "SELECT 'c' AS id, 1.5 AS n", ["id", "n"]);
  expect(await lake.read(folder)).toEqual([
    { id: "a", n: null },
    { id: "b", n: null },
    { id: "c", n: "1.50" },
  ]);
  const source = await lake.stored("SELECT 'b' AS id, 2.5 AS n, 'upsert' AS p");
  await merge(lake.engine, lake.storage, folder, { source, columns: ["id", "n"], keys: ["id"], policyColumn: "p" });
  expect(await lake.read(folder)).toEqual([
    { id: "a", n: null },
    { id: "b", n: "2.50" },
    { id: "c", n: "1.50" },
  ]);
});
