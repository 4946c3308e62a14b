import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { append, createTable, merge } from ".";
import { TestLake } from "./testing";

let lake: TestLake;
beforeAll(async () => {
  lake = await TestLake.open();
});
afterAll(() => lake.close());

const commits = async (folder: string) => (await readdir(join(lake.root, folder, "_delta_log"))).length;
const files = async (folder: string) => [...(await lake.snapshot(folder)).files.keys()];
const values = (rows: readonly string[]) =>
  `SELECT id::VARCHAR AS id, n, "$policy" FROM (VALUES ${rows.map((row) => `(${row})`).join(", ")}) v(id, n, "$policy")`;
async function mergeRows(folder: string, rows: readonly string[], keys = ["id"]) {
  return merge(lake.engine, lake.storage, folder, {
    source: await lake.stored(values(rows)),
    columns: ["id", "n"],
    keys,
    policyColumn: "$policy",
  });
}
async function given(rows: readonly string[]): Promise<string> {
  const folder = await lake.table({ id: "string", n: "integer" });
  // Each row in a file of its own.
  for (const row of rows)
    await append(lake.engine, lake.storage, folder, {
      source: await lake.stored(`SELECT ${row}`),
      columns: ["id", "n"],
    });
  return folder;
}

test.each([
  ["an update of a row that is there", ["'a', 2, 'update'"], ["a 2", "b 1"], { updated: 1 }],
  ["an update of none", ["'c', 2, 'update'"], ["a 1", "b 1"], {}],
  ["an upsert of a row that is there", ["'b', 2, 'upsert'"], ["a 1", "b 2"], { updated: 1 }],
  ["an upsert of none", ["'c', 2, 'upsert'"], ["a 1", "b 1", "c 2"], { inserted: 1 }],
  ["a delete of a row that is there", ["'a', NULL, 'delete'"], ["b 1"], { deleted: 1 }],
  ["a delete of none", ["'c', NULL, 'delete'"], ["a 1", "b 1"], {}],
  ["an insert", ["'c', 2, 'insert'"], ["a 1", "b 1", "c 2"], { inserted: 1 }],
  ["an insert of a key that is there", ["'a', 2, 'insert'"], ["a 1", "a 2", "b 1"], { inserted: 1 }],
  ["two inserts of one key", ["'c', 2, 'insert'", "'c', 3, 'insert'"], ["a 1", "b 1", "c 2", "c 3"], { inserted: 2 }],
  [
    "an insert and an update of one key",
    ["'a', 2, 'insert'", "'a', 3, 'update'"],
    ["a 2", "a 3", "b 1"],
    { inserted: 1, updated: 1 },
  ],
  ["a row without a policy is inserted", ["'c', 2, NULL"], ["a 1", "b 1", "c 2"], { inserted: 1 }],
  [
    "an upsert without a key equals nothing",
    ["NULL, 2, 'upsert'", "NULL, 3, 'upsert'"],
    ["a 1", "b 1", "null 2", "null 3"],
    { inserted: 2 },
  ],
  ["an update without a key", ["NULL, 2, 'update'"], ["a 1", "b 1"], {}],
  ["a value becomes null", ["'a', NULL, 'upsert'"], ["a null", "b 1"], { updated: 1 }],
  [
    "all at once",
    ["'a', NULL, 'delete'", "'b', 5, 'upsert'", "'c', 6, 'upsert'", "'d', 7, 'insert'", "'e', 8, 'update'"],
    ["b 5", "c 6", "d 7"],
    { inserted: 2, updated: 1, deleted: 1 },
  ],
])("of a 1, b 1: %s", async (_, changes, expected, counts) => {
  const folder = await given(["'a' id, 1 n", "'b' id, 1 n"]);
  const result = await mergeRows(folder, changes);
  expect((await lake.read(folder)).map(({ id, n }) => `${id} ${n}`)).toEqual(expected);
  expect(result).toMatchObject({ inserted: 0, updated: 0, deleted: 0, ...counts });
});

test("only files with a row to change are written anew", async () => {
  const folder = await given(["'a' id, 1 n", "'b' id, 1 n", "'c' id, 1 n"]);
  const before = await files(folder);
  await mergeRows(folder, ["'b', 2, 'upsert'", "'x', 2, 'upsert'"]);
  const after = await files(folder);
  expect(before.filter((file) => after.includes(file))).toEqual([before[0], before[2]]);
  expect(after).toHaveLength(4);
});

test("changes that meet nothing make no version", async () => {
  const folder = await given(["'a' id, 1 n"]);
  const before = await commits(folder);
  expect(await mergeRows(folder, ["'z', 1, 'update'", "'y', 1, 'delete'"])).toEqual({
    inserted: 0,
    updated: 0,
    deleted: 0,
    files: 0,
    bytes: 0,
  });
  expect(await commits(folder)).toBe(before);
});

test("a merge of no rows leaves nothing in the folder but what was there", async () => {
  const folder = await given(["'a' id, 1 n"]);
  const before = await readdir(join(lake.root, folder));
  const source = await lake.stored(`${values(["'a', 1, 'upsert'"])} LIMIT 0`);
  await merge(lake.engine, lake.storage, folder, {
    source,
    columns: ["id", "n"],
    keys: ["id"],
    policyColumn: "$policy",
  });
  expect(await readdir(join(lake.root, folder))).toEqual(before);
});

test("a table from which all rows are deleted is empty, and can be filled again", async () => {
  const folder = await given(["'a' id, 1 n"]);
  await mergeRows(folder, ["'a', NULL, 'delete'"]);
  expect(await lake.read(folder)).toEqual([]);
  await mergeRows(folder, ["'a', 3, 'upsert'"]);
  expect(await lake.read(folder)).toEqual([{ id: "a", n: 3 }]);
});

test("a key of two columns counts as a whole", async () => {
  const folder = await given(["'a' id, 1 n", "'a' id, 2 n"]);
  const result = await mergeRows(folder, ["'a', 2, 'delete'", "'b', 1, 'upsert'"], ["id", "n"]);
  expect(await lake.read(folder)).toEqual([
    { id: "a", n: 1 },
    { id: "b", n: 1 },
  ]);
  expect(result).toMatchObject({ inserted: 1, deleted: 1 });
});

test("a row that the table has twice is updated twice", async () => {
  const folder = await given(["'a' id, 1 n", "'a' id, 2 n"]);
  expect(await mergeRows(folder, ["'a', 9, 'upsert'"])).toMatchObject({ updated: 2 });
  expect(await lake.read(folder)).toEqual([
    { id: "a", n: 9 },
    { id: "a", n: 9 },
  ]);
});

test.each([
  ["two upserts of one key", ["'k', 1, 'upsert'", "'k', 2, 'upsert'"], "delta-duplicate-key", "id = k"],
  ["an update and a delete of one key", ["'a', 1, 'update'", "'a', 2, 'delete'"], "delta-duplicate-key", "id = a"],
  ["a policy that is none", ["'a', 1, 'merge'"], "delta-row-policy", '"merge"'],
])("%s is a problem that names it, and changes nothing", async (_, changes, code, text) => {
  const folder = await given(["'a' id, 1 n"]);
  const before = await commits(folder);
  await expect(mergeRows(folder, changes)).rejects.toMatchObject({
    code,
    message: expect.stringContaining(text),
    where: { folder },
  });
  expect(await commits(folder)).toBe(before);
  expect(await lake.read(folder)).toEqual([{ id: "a", n: 1 }]);
});

test.each([["nope"], ["n"]])("the key %s, which is not there or does not come, is a problem", async (key) => {
  const folder = await given([]);
  const source = await lake.stored(`SELECT 'a' id, 1 n, 'upsert' "$policy"`);
  const rows = { source, columns: ["id"], keys: [key], policyColumn: "$policy" };
  await expect(merge(lake.engine, lake.storage, folder, rows)).rejects.toMatchObject({ code: "delta-key-column" });
});

test("hostile names and values survive: columns, table folder, keys", async () => {
  const id = `we"i'r;d [x]*?`;
  const folder = `a folder [1]*{uuid} it's "so" é`;
  const columns = [
    { name: id, type: { kind: "string" } as const },
    { name: "file_index", type: { kind: "integer" } as const },
  ];
  await createTable(lake.storage, folder, { name: "hostile", description: "", columns, key: id }, 0);
  const rows = async (policy: string, n: number) => ({
    source: await lake.stored(
      `SELECT k AS "we""i'r;d [x]*?", ${n} AS file_index, '${policy}' AS "p""x" FROM (VALUES ('it''s'), ('a"b'), (chr(10) || '%25')) v(k)`,
    ),
    columns: [id],
    keys: [id],
    policyColumn: `p"x`,
  });
  await append(lake.engine, lake.storage, folder, await rows("insert", 1));
  await merge(lake.engine, lake.storage, folder, await rows("upsert", 2)).then(
    () => expect("a column with the name of one of the engine's own").toBe("refused"),
    (error: unknown) => expect(error).toMatchObject({ code: "delta-reserved-column" }),
  );
  expect((await lake.read(folder)).map((row) => row[id])).toEqual(["\n%25", 'a"b', "it's"]);
});

test.each([
  ["long", "1000000000000000000 + i", "1000000000000000003"],
  ["integer", "i - 50", "-47"],
  ["date", "DATE '1970-01-01' + (i - 50)::INTEGER", "DATE '1969-11-15'"],
  ["timestamp", "TIMESTAMP '2020-01-01' + INTERVAL (i) MICROSECOND", "TIMESTAMP '2020-01-01 00:00:00.000003'"],
  ["decimal(38,6)", "(i / 3)::DECIMAL(38,6)", "1::DECIMAL(38,6)"],
  ["boolean", "i >= 50", "true"],
  ["string", "repeat('long prefix ', 5) || i", "repeat('long prefix ', 5) || '3'"],
])("a key of type %s finds its row among many files", async (type, value, key) => {
  const folder = await lake.table({ id: type, n: "integer" });
  for (const half of [0, 1]) {
    const source = await lake.stored(`SELECT ${value} AS id, 0 AS n FROM range(${half * 50}, ${half * 50 + 50}) t(i)`);
    await append(lake.engine, lake.storage, folder, { source, columns: ["id", "n"] });
  }
  const source = await lake.stored(`SELECT ${key} AS id, 1 AS n, 'update' AS p`);
  const { updated } = await merge(lake.engine, lake.storage, folder, {
    source,
    columns: ["id", "n"],
    keys: ["id"],
    policyColumn: "p",
  });
  expect(updated).toBe(type === "boolean" ? 50 : 1);
});

test("a merge of many rows equals the same merge in SQL, over several rounds", async () => {
  const folder = await lake.table({ id: "long", n: "integer" });
  await lake.engine.run("CREATE TABLE expected (id BIGINT, n INTEGER)");
  for (const round of [0, 1, 2, 3]) {
    const source = await lake.stored(
      `SELECT id, ${round} AS n, ['upsert', 'update', 'delete'][1 + (hash(id, ${round}) % 3)::INTEGER] AS p ` +
        `FROM (SELECT DISTINCT (hash(i, ${round}) % 3000)::BIGINT AS id FROM range(2000) t(i))`,
    );
    await merge(lake.engine, lake.storage, folder, { source, columns: ["id", "n"], keys: ["id"], policyColumn: "p" });
    await lake.engine.run(
      `MERGE INTO expected e USING ${source} s ON e.id = s.id WHEN MATCHED AND s.p = 'delete' THEN DELETE ` +
        `WHEN MATCHED THEN UPDATE SET n = s.n WHEN NOT MATCHED AND s.p = 'upsert' THEN INSERT VALUES (s.id, s.n)`,
    );
  }
  const rows = await lake.read(folder);
  expect(rows.length).toBeGreaterThan(1000);
  expect(rows).toEqual(await lake.engine.rows("SELECT * FROM expected ORDER BY 1, 2"));
});

test("two merges side by side: one commits, the other is told so and changes nothing", async () => {
  const folder = await given(["'a' id, 1 n"]);
  const results = await Promise.allSettled([
    mergeRows(folder, ["'a', 2, 'upsert'"]),
    mergeRows(folder, ["'a', 3, 'upsert'"]),
  ]);
  const failed = results.filter((result) => result.status === "rejected");
  expect(failed).toHaveLength(1);
  expect(failed[0]!.reason).toMatchObject({
    code: "delta-commit-conflict",
    message: expect.stringContaining("version 2"),
  });
  const [row] = await lake.read(folder);
  expect(row).toEqual({ id: "a", n: results[0]!.status === "fulfilled" ? 2 : 3 });
  const live = await files(folder);
  const present = (await readdir(join(lake.root, folder))).filter((name) => name.endsWith(".parquet"));
  expect(present.filter((name) => !live.includes(name))).toHaveLength(1);
});
