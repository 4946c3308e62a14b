import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { commitPath } from "../../lake/delta";
import { append, merge } from ".";
import { TestLake } from "./testing";

// What a table is like after a year of hourly loads, on a small scale.

let lake: TestLake;
beforeAll(async () => {
  lake = await TestLake.open();
});
afterAll(() => lake.close());

async function addRows(folder: string, from: number, to: number): Promise<void> {
  for (let id = from; id <= to; id++) {
    const source = await lake.stored(`SELECT ${id} AS id, 'n${id}' AS name`);
    await append(lake.engine, lake.storage, folder, { source, columns: ["id", "name"] });
  }
}

async function change(folder: string, query: string) {
  const rows = { source: await lake.stored(query), columns: ["id", "name"], keys: ["id"], policyColumn: "p" };
  return merge(lake.engine, lake.storage, folder, rows);
}

test("every tenth commit leaves a checkpoint, which stands for all commits before it", async () => {
  const folder = await lake.table({ id: "integer", name: "string" });
  await addRows(folder, 1, 3);
  await change(folder, "SELECT 2 AS id, 'two' AS name, 'upsert' AS p");
  await addRows(folder, 4, 10);
  const log = await readdir(join(lake.root, folder, "_delta_log"));
  expect(log.filter((name) => name.includes("checkpoint")).sort()).toEqual([
    "00000000000000000010.checkpoint.parquet",
    "_last_checkpoint",
  ]);
  for (let version = 0; version <= 10; version++) await rm(join(lake.root, folder, commitPath(version)));

  expect((await lake.read(folder)).map(({ name }) => name)).toEqual(
    ["n1", "two", ...[3, 4, 5, 6, 7, 8, 9, 10].map((id) => `n${id}`)], // prettier-ignore
  );
  const { files, removed, metadata } = await lake.snapshot(folder);
  expect([files.size, removed.size, metadata.name]).toEqual([10, 1, folder]);
  const hint = JSON.parse(await readFile(join(lake.root, folder, "_delta_log/_last_checkpoint"), "utf8")) as unknown;
  // Protocol, metadata, the file that the merge replaced before version 10, and the live files of that version.
  expect(hint).toEqual({ version: 10, size: 12 });
});

test("more than fifty small files become one with the next change, and every row stays", async () => {
  const folder = await lake.table({ id: "integer", name: "string" }, { clusterBy: ["id"] });
  await addRows(folder, 1, 51);
  expect(await change(folder, "SELECT 99 AS id, 'none' AS name, 'delete' AS p")).toMatchObject({ files: 0 });
  expect((await lake.snapshot(folder)).files.size).toBe(51);

  expect(await change(folder, "SELECT 52 AS id, 'n52' AS name, 'upsert' AS p")).toMatchObject({ inserted: 1 });
  expect((await lake.snapshot(folder)).files.size).toBe(1);
  expect((await lake.read(folder)).map(({ name }) => name)).toEqual(
    Array.from({ length: 52 }, (_, index) => `n${index + 1}`),
  );
});
