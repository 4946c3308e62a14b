import type { RanFile } from "../dataflow/runFiles";
import type { SubstitutedRun } from "../../local/flow";
import { printJson } from "./json";
import { exitStatusOf, printProblem, printWarning, problemsOf } from "./problems";

type Timed = SubstitutedRun & { readonly seconds: number };

/** The sinks that a data flow wrote. */
export function reportRun(run: Timed, json: boolean): void {
  run.warnings.forEach(printWarning);
  if (json) printJson(run);
  else printSinks(run);
}

/** The same of several data flows, and why those failed that did. */
export function reportRuns(runs: readonly RanFile[], json: boolean): void {
  if (json) printJson(runs.map(toldRun));
  for (const run of runs) {
    if ("error" in run) {
      if (!json) console.log(`${run.file}: failed`);
      printProblem(run.error, false);
      process.exitCode = Math.max(exitStatusOf(run.error), Number(process.exitCode ?? 0));
    } else {
      run.warnings.forEach(printWarning);
      if (!json) printSinks(run, `${run.file}: `);
    }
  }
}

function toldRun(run: RanFile) {
  if (!("error" in run)) return run;
  const errors = problemsOf(run.error);
  return { ...run, error: errors[0], errors };
}

function printSinks({ sinks }: SubstitutedRun, before = ""): void {
  for (const { name, rows, path } of sinks) {
    console.log(`${before}${name}: ${rows.toLocaleString("en")} ${rows === 1 ? "row" : "rows"} in ${path}`);
  }
}
