import type { Command } from "commander";
import { existingFolder, jsonOption } from "./common";
import { printJson } from "../report/json";

export function addVerify(program: Command): void {
  program
    .command("verify")
    .description("check gold tables against what Customer Insights - Data accepts")
    .requiredOption("--gold <dir>", "the folder of the tables", existingFolder("--gold"))
    .addOption(jsonOption())
    .action(async ({ gold, json }: { readonly gold: string; readonly json?: true }) => {
      const { verifyGold } = await import("../../local/delta/verify");
      const report = await verifyGold(gold);
      if (json) printJson(report);
      else for (const line of verification(report)) console.log(line);
      if (report.tables.some(({ findings }) => findings.length > 0)) process.exitCode = 1;
    });
}

interface Report {
  readonly tables: readonly {
    readonly name: string;
    readonly rows: number;
    readonly findings: readonly { readonly code: string; readonly message: string }[];
  }[];
}

export const verification = ({ tables }: Report): readonly string[] =>
  tables.flatMap(({ name, rows, findings }) => [
    `${findings.length === 0 ? "✓" : "✗"} ${name}: ${rows.toLocaleString("en-US")} rows`,
    ...findings.map(({ code, message }) => `    ${code}: ${message}`),
  ]);
