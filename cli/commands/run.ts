import type { Command } from "commander";
import {
  existingFolder,
  folder,
  jsonOption,
  memorySize,
  moment,
  projectRoot,
  stackOption,
  wholeNumber,
} from "./common";
import { printJson } from "../report/json";

interface Options {
  readonly bronze: string;
  readonly lake: string;
  readonly gold: string;
  readonly stack: string;
  readonly asOf?: string;
  readonly memory?: string;
  readonly threads?: number;
  readonly full?: true;
  readonly json?: true;
}

export function addRun(program: Command): void {
  program
    .command("run")
    .description("run the deployed pipelines over a Synapse Link export on this machine")
    .requiredOption("--bronze <dir>", "the container that Synapse Link writes", existingFolder("--bronze"))
    .requiredOption("--lake <dir>", "silver tables, quarantine and state", folder("--lake"))
    .requiredOption("--gold <dir>", "the tables for Customer Insights", folder("--gold"))
    .addOption(stackOption())
    .option("--as-of <time>", "the moment at which names and addresses are valid; now unless told", moment("--as-of"))
    .option("--memory <size>", "the most that the engine may use, such as 4GB", memorySize)
    .option("--threads <n>", "threads of the engine", wholeNumber("--threads", 1, 256))
    .option(
      "--full",
      "ignore the state: read every closed folder again and compare everything; take a bronze table without rows as it is",
    )
    .addOption(jsonOption())
    .action(async ({ json, ...options }: Options) => {
      const { load } = await import("../load/load");
      const { summary } = await import("../report/summary");
      const report = await load({ root: projectRoot, ...options });
      if (json) printJson(report);
      else console.log(summary(report));
    });
}
