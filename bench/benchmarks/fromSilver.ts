import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Cost } from "../statistics";
import type { FullLoad } from "./fromBronze";
import { resultOf, type Result } from "./result";
import { sameRows } from "./sameRows";
import type { Setting } from "./setting";

const name = "silver → gold orders";

/** The deployed data flow of the orders into a new table, against one statement over the same silver files. */
export async function fromSilver(setting: Setting, { runs, lake }: FullLoad): Promise<Result> {
  const { measure, bronze, work, limits, tell } = setting;
  const { program } = runs[0]!.answer;
  const gold = join(work, "gold");
  const out = join(work, "handwritten");
  const ours: Cost[] = [];
  const rival: Cost[] = [];
  for (let run = 1; run <= setting.runs; run++) {
    tell(`silver to gold, run ${run} of ${setting.runs}`);
    ours.push(await measure("ordersFromSilver", { program, bronze, lake, gold, full: true, ...limits }));
    rival.push(await measure("handwrittenFromSilver", { lake, out, ...limits }));
    await sameRows(setting, name, gold, out);
    await rm(gold, { recursive: true });
  }
  return resultOf(name, 1.2, ours, "one statement", rival);
}
