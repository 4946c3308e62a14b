import type { FirstRows } from "../dataflow/firstRows";
import type { RanFile } from "../dataflow/runFiles";
import type { SubstitutedRun, WrittenSink } from "../../local/flow";
import { printJson } from "./json";
import { exitStatusOf, printProblem, printWarning, problemsOf } from "./problems";

type Timed = SubstitutedRun & { readonly seconds: number };

/** The sinks that a data flow wrote, for programs. */
export function reportRunAsJson(run: Timed): void {
  run.warnings.forEach(printWarning);
  printJson(run);
}

/** The same for people, with the first rows of each sink where there is something to show. */
export async function reportRun(
  run: SubstitutedRun,
  show: ((sink: WrittenSink) => Promise<FirstRows>) | undefined,
): Promise<void> {
  run.warnings.forEach(printWarning);
  for (const sink of run.sinks) {
    printSink(sink);
    if (show === undefined || sink.rows === 0) continue;
    const { rowTable } = await import("./rowTable");
    const { columns, rows } = await show(sink);
    console.log(rowTable(columns, rows, process.stdout.columns).replace(/^/gm, "  "));
    if (sink.rows > rows.length) console.log(`   … ${(sink.rows - rows.length).toLocaleString("en")} more`);
  }
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
      if (!json) run.sinks.forEach((sink) => printSink(sink, `${run.file}: `));
    }
  }
}

function toldRun(run: RanFile) {
  if (!("error" in run)) return run;
  const errors = problemsOf(run.error);
  return { ...run, error: errors[0], errors };
}

function printSink({ name, rows, path }: WrittenSink, before = ""): void {
  console.log(`${before}${name}: ${rows.toLocaleString("en")} ${rows === 1 ? "row" : "rows"} in ${path}`);
}
