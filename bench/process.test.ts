import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { measureInProcess } from "./process";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bench-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("a job is done in another process, which tells its time and memory", async () => {
  const bronze = join(folder, "bronze");
  const { seconds, peakMemoryMb } = await measureInProcess("firstCopy", { bronze, lines: 100 });
  expect(await readdir(bronze)).toContain("model.json");
  expect(seconds).toBeGreaterThan(0);
  expect(peakMemoryMb).toBeGreaterThan(20);
});

test("what a job fails with is told", async () => {
  const failed = measureInProcess("firstCopy", { bronze: join(folder, "bronze"), lines: 0 });
  await expect(failed).rejects.toMatchObject({
    code: "bench-process",
    message: expect.stringContaining('"firstCopy" failed: The number of transactions is 0'),
  });
});
