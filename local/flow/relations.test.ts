import { Engine } from "../duckdb/engine";
import { Relations } from "./relations";

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ threads: 1 });
});
afterAll(() => engine.close());

test("a query takes in the definitions that it reads, and those that they read", async () => {
  const relations = new Relations(engine);
  await relations.table("stored", "SELECT 1 AS a");
  relations.define("one", `SELECT a + 1 AS a FROM "stored"`, ["stored"]);
  relations.define("other", "SELECT error('is not read') AS a", []);
  relations.define("two", `SELECT a FROM "one" UNION ALL SELECT a + 1 FROM "one"`, ["one", "one"]);
  const sql = relations.query(`SELECT list(a ORDER BY a) AS a FROM "two"`, ["two"]);
  expect(await engine.rows(sql)).toEqual([{ a: [2, 3] }]);
  expect(sql).not.toContain("other");
  await relations.drop();
});

test("a query that reads stored rows only stays as it is", () => {
  expect(new Relations(engine).query(`FROM "stored"`, ["stored"])).toBe(`FROM "stored"`);
});

test("what was made is gone in the end", async () => {
  const relations = new Relations(engine);
  await relations.table("stored", "SELECT 1 AS a");
  await relations.view("seen", `FROM "stored"`);
  await relations.drop();
  expect(
    await engine.rows(
      "SELECT table_name FROM duckdb_tables() UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal",
    ),
  ).toEqual([]);
});
