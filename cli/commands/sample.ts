import type { Command } from "commander";
import { jsonOption, wholeNumber } from "./common";
import { printJson } from "../report/json";

interface Options {
  readonly out: string;
  readonly transactions?: number;
  readonly seed?: number;
  readonly increments?: number;
  readonly json?: true;
}

export function addSample(program: Command): void {
  program
    .command("sample")
    .description("write a bronze lake as Azure Synapse Link does: deterministic, any size")
    .requiredOption("--out <dir>", "an empty or new folder")
    .option("--transactions <n>", "order lines in the first copy", wholeNumber("--transactions", 1))
    .option("--seed <n>", "another seed gives another lake", wholeNumber("--seed", 0))
    .option("--increments <n>", "folders of changes after the first copy", wholeNumber("--increments", 0))
    .addOption(jsonOption())
    .action(async ({ json, ...options }: Options) => {
      const { writeSample } = await import("../../sample");
      const written = await writeSample(options);
      if (json) return printJson(written);
      const rows = Object.values(written.tables).reduce((sum, count) => sum + count, 0);
      console.log(
        `${options.out}: ${rows.toLocaleString("en-US")} rows of ${Object.keys(written.tables).length} tables`,
      );
      for (const folder of written.folders) console.log(`  ${folder}`);
    });
}
