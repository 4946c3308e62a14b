import { Option, type Command } from "commander";
import { bronzeFormats, type BronzeFormat } from "../../pipelines/bronze";
import type { Sample, WrittenSample } from "../../sample";
import { folder, jsonOption, wholeNumber } from "./common";
import { printJson } from "../report/json";

/** Loaded when they are needed: one of them brings the engine with it. */
const writers: Readonly<Record<BronzeFormat, () => Promise<(sample: Sample) => Promise<WrittenSample>>>> = {
  csv: async () => (await import("../../sample")).writeSample,
  delta: async () => (await import("../sample/deltaSample")).writeDeltaSample,
};

interface Options {
  readonly out: string;
  readonly transactions?: number;
  readonly seed?: number;
  readonly increments?: number;
  readonly format: BronzeFormat;
  readonly json?: true;
}

export function addSample(program: Command): void {
  program
    .command("sample")
    .description("write a bronze lake as Azure Synapse Link does: deterministic, any size")
    .requiredOption("--out <dir>", "an empty or new folder", folder("--out"))
    .option("--transactions <n>", "order lines in the first copy; 2,000 unless told", wholeNumber("--transactions", 1))
    .option("--seed <n>", "another seed gives another lake; 1 unless told", wholeNumber("--seed", 0))
    .option(
      "--increments <n>",
      "folders of changes after the first copy; 1 unless told",
      wholeNumber("--increments", 0),
    )
    .addOption(
      new Option("--format <format>", "folders of CSV files, or Delta tables").choices(bronzeFormats).default("csv"),
    )
    .addOption(jsonOption())
    .action(async ({ json, format, ...options }: Options) => {
      const { makeFolder } = await import("../../local/storage/makeFolder");
      await makeFolder(options.out);
      const written = await (await writers[format]())(options);
      if (json) return printJson(written);
      const rows = Object.values(written.tables).reduce((sum, count) => sum + count, 0);
      console.log(
        `${options.out}: ${rows.toLocaleString("en-US")} rows of ${Object.keys(written.tables).length} tables`,
      );
      for (const folder of written.folders) console.log(`  ${folder}`);
    });
}
