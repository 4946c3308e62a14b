import { setTimeout as wait } from "node:timers/promises";
import { writeSample } from "../../sample";
import { start, type Ended } from "./commerce";
import { asOf, Lake } from "./lake";

const tables = ["activities_Orders", "profiles_Customer", "supporting_Channels", "supporting_Products"];

let lake: Lake;
let calm: Lake;
beforeAll(async () => {
  [lake, calm] = await Promise.all([Lake.make(), Lake.make()]);
  await writeSample({ out: lake.bronze, transactions: 1_000, increments: 0 });
});
afterAll(() => Promise.all([lake.remove(), calm.remove()]));

const run = ({ lake: silver, gold }: Lake) =>
  start([
    ...["run", "--bronze", lake.bronze, "--lake", silver, "--gold", gold],
    ...["--as-of", asOf, "--threads", "1", "--json"],
  ]);

/** Starts a load and ends it by a signal, a while after so many of its steps; nothing happens where it is faster. */
async function interrupted(signal: NodeJS.Signals, steps: number, milliseconds: number): Promise<Ended> {
  const { process: child, ended } = run(lake);
  let seen = 0;
  child.stderr!.on("data", (chunk: Buffer) => {
    const before = seen;
    seen += chunk.toString().split("\n").length - 1;
    if (before < steps && seen >= steps) void wait(milliseconds).then(() => child.kill(signal));
  });
  return ended;
}

test("Ctrl-C ends a load soon, with status 1 and words of its own", async () => {
  const ended = await interrupted("SIGINT", 1, 50);
  expect(ended.status).toBe(1);
  expect(JSON.parse(ended.stdout)).toMatchObject({ error: { code: "load-cancelled" } });
  expect(ended.stderr).toContain("run again");
  // No step was begun after the one that was running.
  expect(ended.stderr).not.toContain("ingest_customers");
});

test("a load that is killed leaves each gold table old or new, and the next one completes it", async () => {
  const undisturbed = run(calm).ended;
  const kills: (() => Promise<void>)[] = [];
  for (let kill = 0; kill < 2; kill++) {
    // What one load finished the next one need not do: the later ones are killed while gold is written.
    const ended = await interrupted("SIGKILL", 1 + Math.floor(Math.random() * 4), Math.random() * 600);
    // Killed after its report, it has printed as much as one that was faster.
    expect([0, null]).toContain(ended.status);
    const left = await Promise.all(tables.map((table) => lake.goldRows(table)));
    kills.push(async () => {
      for (const [index, rows] of left.entries())
        if (rows.length > 0) expect(rows).toEqual(await calm.goldRows(tables[index]!));
    });
  }
  expect((await undisturbed).status).toBe(0);
  for (const check of kills) await check();
  expect((await run(lake).ended).status).toBe(0);
  expect(await lake.allGold()).toEqual(await calm.allGold());
});
