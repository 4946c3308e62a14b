import { existsSync } from "node:fs";
import { Engine } from "./engine";

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ memory: "500MB", threads: 2 });
});
afterAll(() => engine.close());

test.each([
  ["DATE '2016-08-09'", "2016-08-09"],
  ["TIMESTAMP '2016-08-09 10:11:12.123'", "2016-08-09T10:11:12.123Z"],
  ["TIMESTAMPTZ '2016-08-09 10:11:12+02'", "2016-08-09T08:11:12.000Z"],
  ["TIMESTAMP '2016-08-09 10:11:12.123456'", "2016-08-09T10:11:12.123456Z"],
  ["TIMESTAMP '1969-12-31 23:59:59.999999'", "1969-12-31T23:59:59.999999Z"],
  ["CAST(1.5 AS DECIMAL(16,4))", "1.5000"],
  ["CAST(9007199254740991 AS BIGINT)", 9007199254740991],
  ["CAST(9007199254740992 AS BIGINT)", "9007199254740992"],
  ["CAST(-9007199254740993 AS BIGINT)", "-9007199254740993"],
  ["CAST(7 AS HUGEINT)", 7],
  ["CAST('\\x00\\xFF' AS BLOB)", "00ff"],
  ["CAST(0.5 AS DOUBLE)", 0.5],
  ["CAST('nan' AS DOUBLE)", "NaN"],
  ["true", true],
  ["NULL", null],
  ["'it''s'", "it's"],
  ["[1, NULL]", [1, null]],
  ["{'a': DATE '2020-01-01', 'b': [1.5]}", { a: "2020-01-01", b: ["1.5"] }],
  ["MAP {'k': 1}", { k: 1 }],
])("%s is %j", async (sql, value) => {
  expect(await engine.rows(`SELECT ${sql} AS v`)).toEqual([{ v: value }]);
});

test.each([
  ["CAST(2147483647 AS INTEGER) + CAST(1 AS INTEGER)", "value-overflow"],
  ["CAST(9e37 AS DECIMAL(38,0)) + CAST(9e37 AS DECIMAL(38,0))", "value-overflow"],
  ["MAP {'a': 1, 'a': 2}", "value-map-key-twice"],
  ["map(['a'], [1, 2])", "value-map-lists"],
  ["timezone('Nowhere/None', TIMESTAMP '2020-01-01')", "value-time-zone"],
  ["regexp_matches('a', '(')", "value-regex"],
  ["regexp_matches('a', '[')", "value-regex"],
  ["regexp_replace('a', '*', '')", "value-regex"],
])("%s is the problem %s", async (sql, code) => {
  await expect(engine.rows(`SELECT ${sql} AS v`)).rejects.toMatchObject({ code });
});

test("a problem that a JavaScript function throws is the problem of the query", async () => {
  const query = "SELECT dataflow_atLineEnd('x', 'x$') AS v";
  await expect(engine.rows(query)).rejects.toMatchObject({ code: "value-regex-end" });
  await expect(engine.rows("SELECT 1 / 'x' AS v")).rejects.toThrow("Conversion Error");
});

test("a query is described without being run", async () => {
  expect(await engine.describe(`SELECT 1 AS "a b", error('run') AS e, CAST(NULL AS DECIMAL(3,1)) AS d`)).toMatchObject([
    { name: "a b", type: "INTEGER" },
    { name: "e" },
    { name: "d", type: "DECIMAL(3,1)" },
  ]);
});

test("a path of the network fails at once, without asking for an extension", async () => {
  await expect(engine.rows("SELECT * FROM 'abfss://c@a.dfs.core.windows.net/x.parquet'")).rejects.toThrow(
    /requires the extension azure/,
  );
  await expect(engine.rows("SELECT * FROM read_parquet('https://localhost/x.parquet')")).rejects.toThrow(/httpfs/);
});

test("too little memory is a problem that says what to do", async () => {
  const small = await Engine.open({ memory: "20MB", threads: 1 });
  try {
    await expect(
      small.run("SET temp_directory = ''; CREATE TABLE t AS SELECT range a, hash(range) b FROM range(10000000)"),
    ).rejects.toMatchObject({
      code: "engine-out-of-memory",
      hint: expect.stringContaining("--memory"),
    });
  } finally {
    await small.close();
  }
});

test("a memory setting that is none is a problem that quotes it", async () => {
  await expect(Engine.open({ memory: "lots" })).rejects.toMatchObject({
    code: "engine-memory-setting",
    message: expect.stringContaining('"lots"'),
  });
});

test("a running statement tells its progress and can be interrupted; the engine stays usable", async () => {
  const running = engine.run("SELECT sum(hash(a.range + b.range)) FROM range(1000000) a, range(1000000) b");
  setTimeout(() => engine.interrupt(), 100);
  await expect(running).rejects.toThrow(/Interrupted/);
  expect(await engine.rows("SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("tables on disk and the temporary folder go away with the engine", async () => {
  const onDisk = await Engine.open({ database: "disk" });
  await onDisk.run("CREATE TABLE t AS SELECT 1 AS a; INSERT INTO t VALUES (2)");
  expect(await onDisk.rows("SELECT sum(a) AS s FROM t")).toEqual([{ s: 3 }]);
  expect(existsSync(onDisk.folder)).toBe(true);
  await onDisk.close();
  expect(existsSync(onDisk.folder)).toBe(false);
});
