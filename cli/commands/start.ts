import { rm } from "node:fs/promises";
import { join, relative } from "node:path";
import type { Command } from "commander";
import pc from "picocolors";
import { projectRoot } from "./common";
import { verification } from "./verify";

/** What `npm start` shows: an export becomes tables for Customer Insights, then a folder of changes does. */
export function addStart(program: Command): void {
  program
    .command("start")
    .description("a sample export, a full load, a load of changes, and a check of the result")
    .action(async () => {
      const { addIncrement, writeSample } = await import("../../sample");
      const { load } = await import("../load/load");
      const { verifyGold } = await import("../../local/delta/verify");
      const { preview } = await import("../report/preview");
      const { summary } = await import("../report/summary");
      const home = join(projectRoot, ".data", "start");
      await rm(home, { recursive: true, force: true });
      const folders = { bronze: join(home, "bronze"), lake: join(home, "lake"), gold: join(home, "gold") };
      const shown = (path: string) => relative(process.cwd(), path);

      heading(`A Commerce export, as Azure Synapse Link writes it: ${shown(folders.bronze)}`);
      const sample = { out: folders.bronze, increments: 0 };
      const { tables } = await writeSample(sample);
      console.log(
        `${Object.values(tables)
          .reduce((sum, rows) => sum + rows, 0)
          .toLocaleString("en-US")} rows in ${Object.keys(tables).length} tables`,
      );

      heading("Full load, by the pipelines and data flows that `pulumi up` deploys");
      const request = { root: projectRoot, stack: "dev", ...folders };
      console.log(summary(await load(request)));

      heading("The next folder: new orders, updates, deletions, and a row that comes back");
      await addIncrement(sample);
      console.log(summary(await load(request)));

      heading("activities_Orders, the newest rows");
      console.log(await preview(folders.gold, "activities_Orders", shownColumns, "OrderTimestamp"));

      heading("What Customer Insights accepts");
      const report = await verifyGold(folders.gold);
      for (const line of verification(report)) console.log(line);
      if (report.tables.some(({ findings }) => findings.length > 0)) process.exitCode = 1;

      heading("Where things are");
      console.log(
        `gold tables  ${shown(folders.gold)}\nsilver        ${shown(join(folders.lake, "silver"))}\nrefused rows  ${shown(join(folders.lake, "quarantine"))}`,
      );
    });
}

const shownColumns = [
  "OrderLineId",
  "CustomerId",
  "ChannelName",
  "ProductName",
  "OrderDate",
  "Quantity",
  "LineAmount",
  "CurrencyCode",
];

const heading = (text: string): void => console.log(`\n${pc.bold(text)}`);
