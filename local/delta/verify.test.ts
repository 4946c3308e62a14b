import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { commitPath, printCommit } from "../../lake/delta";
import { append } from ".";
import { TestLake } from "./testing";
import { verifyGold, verifyTable } from "./verify";

let lake: TestLake;
beforeEach(async () => {
  lake = await TestLake.open();
});
afterEach(() => lake.close());

async function gold(
  name: string,
  rows: string,
  columns: Readonly<Record<string, string>> = { Key: "string", n: "integer" },
) {
  const folder = await lake.table(columns, { folder: name });
  await append(lake.engine, lake.storage, folder, { source: await lake.stored(rows), columns: Object.keys(columns) });
}

test("tables that Customer Insights accepts have rows and no findings", async () => {
  await gold("profiles_Customer", "SELECT * FROM (VALUES ('a', 1), ('b', 1)) v(Key, n)");
  await gold("supporting_Channels", "SELECT 'x' AS Key, 1 AS n");
  expect(await verifyGold(lake.root)).toEqual({
    tables: [
      { name: "profiles_Customer", rows: 2, findings: [] },
      { name: "supporting_Channels", rows: 1, findings: [] },
    ],
  });
});

test.each([
  ["a key twice", "SELECT 'a' AS Key, unnest([1, 2]) AS n", "ci-key-repeated", '2 rows have "a"'],
  ["no key", "SELECT * FROM (VALUES ('a', 1), (NULL, 2)) v(Key, n)", "ci-key-null", "1 rows"],
  ["a blank key", "SELECT ' ' AS Key, 1 AS n", "ci-key-blank", "1 rows"],
])("%s is found", async (_, rows, code, text) => {
  await gold("t", rows);
  const { tables } = await verifyGold(lake.root);
  expect(tables).toMatchObject([{ findings: [{ code, message: expect.stringContaining(text) }] }]);
});

test("what the log says is found along with the rows", async () => {
  await gold("t", "SELECT 'a' AS Key, unnest([1, 2]) AS n", { Key: "string", n: "decimal(18,4)" });
  const { findings } = await verifyTable(lake.engine, lake.storage, "t");
  expect(findings.map(({ code }) => code)).toEqual(["ci-decimal-precision", "ci-key-repeated"]);
});

test("a table that cannot be read has its reason as a finding", async () => {
  await gold("t", "SELECT 'a' AS Key, 1 AS n");
  await lake.storage.createText(
    `t/${commitPath(2)}`,
    printCommit([{ protocol: { minReaderVersion: 3, minWriterVersion: 7, readerFeatures: ["deletionVectors"] } }]),
  );
  const { tables } = await verifyGold(lake.root);
  expect(tables[0]!.findings.map(({ code }) => code)).toEqual(["ci-reader-version", "ci-feature"]);
});

test("a table whose log is damaged is a finding, and the others are still checked", async () => {
  await gold("good", "SELECT 'a' AS Key, 1 AS n");
  await lake.storage.writeText(`bad/${commitPath(0)}`, '{"protocol":');
  const { tables } = await verifyGold(lake.root);
  expect(tables.map(({ name, findings }) => [name, findings.map(({ code }) => code)])).toEqual([
    ["bad", ["delta-log-invalid"]],
    ["good", []],
  ]);
});

test("a folder that is no table is found, and so are declared tables and columns that are missing", async () => {
  await mkdir(join(lake.root, "stray"));
  await gold("t", "SELECT 'a' AS Key, 1 AS n");
  const declared = (name: string, column: string) => ({
    name,
    description: "",
    columns: [{ name: column, type: { kind: "string" } as const }],
    key: column,
  });
  const { tables } = await verifyGold(lake.root, [declared("t", "Extra"), declared("absent", "Key")]);
  expect(tables.map(({ name, findings }) => [name, findings.map(({ code }) => code)])).toEqual([
    ["stray", ["ci-no-table"]],
    ["t", ["ci-column-missing"]],
    ["absent", ["ci-no-table"]],
  ]);
});

test("a gold folder that is not there is a problem", async () => {
  await expect(verifyGold(join(lake.root, "nope"))).rejects.toMatchObject({
    code: "storage-not-readable",
    message: expect.stringContaining("nope"),
  });
});
