import { mkdir, rm } from "node:fs/promises";
import { fromBronze } from "./fromBronze";
import { fromSilver } from "./fromSilver";
import { incremental, type Incremental } from "./incremental";
import type { Result } from "./result";
import type { Setting } from "./setting";

/** All benchmarks of one size. */
export interface SizeReport {
  readonly lines: number;
  readonly runs: number;
  readonly results: readonly Result[];
  /** What the incremental load wrote. */
  readonly rewritten: Incremental["rewritten"];
}

/** Runs all benchmarks of one size. The export stays for the next time, all else is removed. */
export async function benchmarkSize(setting: Setting): Promise<SizeReport> {
  const { measure, lines, runs, bronze, work, tell } = setting;
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });
  try {
    tell("the sample");
    await measure("firstCopy", { bronze, lines });
    const full = await fromBronze(setting);
    const silver = await fromSilver(setting, full);
    const { results, rewritten } = await incremental(setting, full);
    return { lines, runs, results: [silver, full.result, ...results], rewritten };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
