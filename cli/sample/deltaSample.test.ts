import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commerceTables } from "../../pipelines/commerce";
import { deltaTableFolder } from "../../pipelines/layout";
import { writeDeltaSample } from "./deltaSample";

let out: string;
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), "delta-sample-"));
});
afterAll(() => rm(out, { recursive: true }));

test("the sample as Delta tables has every table of the model, with a version for each increment", async () => {
  const { tables } = await writeDeltaSample({ out, transactions: 20, increments: 1 });
  expect(await readdir(out)).toEqual(["deltalake", "model.json"]);
  for (const { entity } of commerceTables) {
    const log = await readdir(join(out, deltaTableFolder(entity), "_delta_log"));
    expect([entity, log.length, tables[entity]! > 0]).toEqual([entity, 2, true]);
  }
});

test("a folder that is not empty is left alone", async () => {
  await expect(writeDeltaSample({ out })).rejects.toMatchObject({ code: "sample-folder-not-empty" });
});
