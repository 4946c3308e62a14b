import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Measured } from "../measure";
import type { Answer } from "../jobs";
import type { Cost } from "../statistics";
import type { FullLoad } from "./fromBronze";
import { resultOf, type Result } from "./result";
import { rewritten, type Rewritten } from "./rewritten";
import { sameRows } from "./sameRows";
import type { Setting } from "./setting";

export interface Incremental {
  readonly results: readonly Result[];
  readonly rewritten: readonly Rewritten[];
}

const name = "1 % changed";
const target = 0.1;

/** The load of a folder in which one percent of the lines is new or changed, against the full load. */
export async function incremental(setting: Setting, full: FullLoad): Promise<Incremental> {
  const { measure, work, limits, tell } = setting;
  const bronze = join(work, "changed");
  const loaded = join(work, "loaded again");
  const folders = { lake: join(loaded, "lake"), gold: join(loaded, "gold") };
  tell("one percent of the lines changes");
  await measure("onePercentChanged", { from: setting.bronze, bronze, lines: setting.lines });
  const before = await measure("liveFiles", full);
  const runs: Measured<Answer<"load">>[] = [];
  for (let run = 1; run <= setting.runs; run++) {
    tell(`incremental load, run ${run} of ${setting.runs}`);
    await rm(loaded, { recursive: true, force: true });
    await cp(full.lake, folders.lake, { recursive: true });
    await cp(full.gold, folders.gold, { recursive: true });
    runs.push(await measure("load", { bronze, ...folders, ...limits }));
  }
  const after = await measure("liveFiles", folders);
  await checkRows(setting, bronze, [...full.runs[0]!.answer.folders, ...runs[0]!.answer.folders], folders.gold);
  const against = "the full load";
  return {
    results: [
      resultOf(`${name}, program evaluated`, target, runs, against, full.runs),
      resultOf(
        `${name}, pipelines only`,
        target,
        runs.map(withoutEvaluation),
        against,
        full.runs.map(withoutEvaluation),
      ),
    ],
    rewritten: rewritten(before.answer, after.answer),
  };
}

async function checkRows(setting: Setting, bronze: string, folders: readonly string[], gold: string): Promise<void> {
  const out = join(setting.work, "handwritten");
  await setting.measure("handwrittenFromBronze", { bronze, folders, out, ...setting.limits });
  await sameRows(setting, name, gold, out);
}

const withoutEvaluation = ({ seconds, peakMemoryMb, answer }: Measured<Answer<"load">>): Cost => ({
  seconds: seconds - answer.evaluationSeconds,
  peakMemoryMb,
});
