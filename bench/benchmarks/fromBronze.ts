import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Measured } from "../measure";
import type { Answer } from "../jobs";
import type { Cost } from "../statistics";
import { resultOf, type Result } from "./result";
import { sameRows } from "./sameRows";
import type { Setting } from "./setting";

/** A full load, and what it left for other benchmarks. */
export interface FullLoad {
  readonly result: Result;
  readonly runs: readonly Measured<Answer<"load">>[];
  readonly lake: string;
  readonly gold: string;
}

const name = "CSV → silver → gold, all tables, program evaluated";

/** The whole load into new folders, against one statement that makes only the orders of it. */
export async function fromBronze(setting: Setting): Promise<FullLoad> {
  const { measure, bronze, work, limits, tell } = setting;
  const loaded = join(work, "loaded");
  const folders = { lake: join(loaded, "lake"), gold: join(loaded, "gold") };
  const out = join(work, "handwritten");
  const ours: Measured<Answer<"load">>[] = [];
  const rival: Cost[] = [];
  for (let run = 1; run <= setting.runs; run++) {
    tell(`full load, run ${run} of ${setting.runs}`);
    await rm(loaded, { recursive: true, force: true });
    const measured = await measure("load", { bronze, ...folders, ...limits });
    ours.push(measured);
    rival.push(await measure("handwrittenFromBronze", { bronze, folders: measured.answer.folders, out, ...limits }));
    await sameRows(setting, name, folders.gold, out);
  }
  return { result: resultOf(name, 3, ours, "one statement, orders only", rival), runs: ours, ...folders };
}
