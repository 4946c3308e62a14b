import Table from "cli-table3";
import pc from "picocolors";
import type { RunHead, RunReport } from "../azure/runReport";
import { spaced } from "./spaced";
import { ingested, tablesSummary } from "./summary";

/** Runs of a pipeline, for people. */
export function runsTable(runs: readonly RunHead[]): string {
  if (runs.length === 0) return "no runs in the last seven days";
  const table = new Table({
    head: ["run", "status", "started", "minutes"].map((text) => pc.bold(text)),
    colAligns: ["left", "left", "left", "right"],
    style: { head: [], border: [] },
    chars: spaced,
  });
  for (const { runId, status, started, seconds } of runs)
    table.push([runId, colored(status), started ?? "", (seconds / 60).toFixed(1)]);
  return table.toString();
}

/** A run in Azure, for people: what it did to each table. */
export function runSummary(report: RunReport): string {
  const { runId, pipeline, status, bronzeFormat, tables, seconds } = report;
  return [
    ...(tables.length > 0 ? [tablesSummary(tables, report)] : []),
    [
      `${pipeline} ${runId}: ${colored(status)}`,
      ...(bronzeFormat ? [ingested[bronzeFormat](report)] : []),
      `${(seconds / 60).toFixed(1)} minutes`,
    ].join(", "),
  ].join("\n");
}

const colored = (status: string): string =>
  status === "Succeeded" ? pc.green(status) : status === "Failed" ? pc.red(status) : pc.yellow(status);
