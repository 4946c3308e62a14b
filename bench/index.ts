import { join } from "node:path";
import { Command, Option } from "commander";
import { jsonOption, projectRoot, wholeNumber } from "../cli/commands/common";
import { printJson } from "../cli/report/json";
import { exitStatusOf, printProblem } from "../cli/report/problems";
import { checking, checkingReport } from "./benchmarks/checking";
import { benchmarkSize, type SizeReport } from "./benchmarks/size";
import { machine } from "./machine";
import { measureInProcess } from "./process";
import { report } from "./report";
import { defaultRuns } from "./statistics";

interface Options {
  readonly lines: readonly number[];
  readonly runs?: number;
  readonly memory?: string;
  readonly json?: true;
}

const lineCounts = (text: string): readonly number[] => text.split(",").map(wholeNumber("--lines", 1_000));

const program = new Command("bench")
  .description("how fast the deployed data flows run here, against statements written by hand over the same files")
  .addOption(
    new Option("--lines <n,n>", "order lines in the sample").argParser(lineCounts).default([100_000, 1_000_000]),
  )
  .option("--runs <n>", "runs of each side; 3 up to a million lines, else 1", wholeNumber("--runs", 1))
  .option("--memory <size>", "the most that the engine may use on either side, such as 4GB")
  .addOption(jsonOption())
  .action(async ({ lines, runs, memory, json }: Options) => {
    const sizes: SizeReport[] = [];
    for (const count of lines) sizes.push(await benchmarkSize(settingOf(count, runs, memory)));
    const scripts = await checking(measureInProcess);
    if (json) printJson({ machine: machine(), sizes, checking: scripts });
    else console.log(`${report(machine(), sizes)}\n${checkingReport(scripts)}`);
  });

function settingOf(lines: number, runs = defaultRuns(lines), memory: string | undefined) {
  const home = join(projectRoot, ".data", "bench", String(lines));
  return {
    measure: measureInProcess,
    lines,
    runs,
    bronze: join(home, "bronze"),
    work: join(home, "work"),
    limits: memory === undefined ? {} : { memory },
    tell: (text: string) => process.stderr.write(`${lines.toLocaleString("en-US")} lines: ${text}\n`),
  };
}

program.parseAsync().catch((error: unknown) => {
  printProblem(error, process.argv.includes("--json"));
  process.exitCode = exitStatusOf(error);
});
