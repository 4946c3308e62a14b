import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Engine } from "../../local/duckdb/engine";
import { literal } from "../../local/duckdb/quote";
import { measureHere } from "../measure";
import { checkingReport } from "./checking";
import { fromBronze, type FullLoad } from "./fromBronze";
import { fromSilver } from "./fromSilver";
import { sameRows } from "./sameRows";
import type { Setting } from "./setting";

let setting: Setting;
let full: FullLoad;
beforeAll(async () => {
  const work = await mkdtemp(join(tmpdir(), "bench-"));
  const bronze = join(work, "bronze");
  setting = { measure: measureHere, lines: 1_000, runs: 1, bronze, work, limits: {}, tell: () => {} };
  await measureHere("firstCopy", { bronze, lines: setting.lines });
  full = await fromBronze(setting);
});
afterAll(() => rm(setting.work, { recursive: true }));

test("a load of 1,000 lines gives the rows of the statement over the same CSV files", () => {
  expect(full.result.ours.seconds).toBeGreaterThan(full.runs[0]!.answer.evaluationSeconds);
  expect(full.result.ratio).toBe(full.result.ours.seconds / full.result.rival.seconds);
});

test("the data flow of the orders gives the rows of the statement over the same silver files", async () => {
  expect((await fromSilver(setting, full)).target).toBe(1.2);
});

test("scripts are read and checked, and people see how fast", async () => {
  const { answer } = await measureHere("checkScripts", { statements: 20, scripts: 5 });
  const text = checkingReport({ statements: 20, scripts: 5, seconds: answer });
  expect(text).toMatch(/^A script of 20 statements is read and checked in \d+ ms .*, 5 ordinary ones in \d+\.\d\d s/);
});

test("a row that a rival has otherwise is a difference", async () => {
  const { bronze, work } = setting;
  const [out, altered] = [join(work, "right"), join(work, "altered")];
  await measureHere("handwrittenFromBronze", { bronze, folders: full.runs[0]!.answer.folders, out });
  await alter(out, altered);
  await expect(sameRows(setting, "altered", full.gold, altered)).rejects.toMatchObject({
    code: "bench-different",
    message: expect.stringMatching(
      /985 rows, by hand 985; only in the table: 1 row\(s\), such as \{.*; only by hand: 1 row\(s\)/,
    ),
  });
});

/** Copies parquet files with another quantity in one row. */
async function alter(from: string, to: string): Promise<void> {
  const engine = await Engine.open();
  try {
    const rows = `read_parquet(${literal(join(from, "*.parquet"))})`;
    await engine.run(
      `COPY (SELECT * REPLACE (CASE WHEN OrderLineId = (SELECT min(OrderLineId) FROM ${rows}) THEN 77 ELSE Quantity END
         ::DECIMAL(16, 4) AS Quantity) FROM ${rows}) TO ${literal(to)} (FORMAT parquet, PER_THREAD_OUTPUT)`,
    );
  } finally {
    await engine.close();
  }
}
