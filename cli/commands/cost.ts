import { relative } from "node:path";
import type { Command } from "commander";
import { printJson } from "../report/json";
import { jsonOption, projectRoot, stackOption } from "./common";

interface Options {
  readonly stack: string;
  readonly prices?: string;
  readonly json?: true;
}

export function addCost(program: Command): void {
  program
    .command("cost")
    .description("what a month of a stack costs, by its schedule and an editable table of prices; no login")
    .addOption(stackOption())
    .option("--prices <file>", "your table of prices and assumptions, YAML or JSON (default: cli/cost/prices.yaml)")
    .addOption(jsonOption())
    .action(async ({ stack, prices, json }: Options) => {
      const { examplePrices, readPriceTable } = await import("../cost/priceTable");
      const file = prices ?? examplePrices;
      const table = readPriceTable(file);
      const { evaluate } = await import("../load/load");
      const { estimate } = await import("../cost/estimate");
      const found = estimate(await evaluate(projectRoot, stack, new AbortController().signal), table);
      const pricesFile = prices ?? relative(process.cwd(), examplePrices);
      if (json) return printJson({ stack, pricesFile, ...found });
      const { costTable } = await import("../report/cost");
      console.log(costTable(found, pricesFile));
    });
}
