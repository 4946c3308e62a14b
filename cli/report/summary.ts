import Table from "cli-table3";
import pc from "picocolors";
import type { BronzeFormat } from "../../pipelines/bronze";
import type { TableCounts } from "../load/counts";
import type { LoadReport } from "../load/loadProgram";
import { spaced } from "./spaced";

const columns = ["read", "inserted", "updated", "deleted", "unchanged", "quarantined"] as const;

/** A load as a table for people, and what it took. */
export const summary = (report: LoadReport): string =>
  [
    tablesSummary(report.tables, report),
    `${ingested[report.bronzeFormat](report)}, ${report.seconds.toFixed(1)} s, ${report.peakMemoryMb} MB at most`,
  ].join("\n");

/** What a load did: one line a Delta table, and what a person should know of them and of the folders. */
export function tablesSummary(
  tables: readonly TableCounts[],
  { passedOver, waitedFor }: Pick<LoadReport, "passedOver" | "waitedFor">,
): string {
  const table = new Table({
    head: ["table", ...columns, "seconds"].map((text) => pc.bold(text)),
    colAligns: ["left", ...columns.map(() => "right" as const), "right"],
    style: { head: [], border: [] },
    chars: spaced,
  });
  for (const layer of ["silver", "gold"] as const) {
    const rows = tables.filter((counts) => counts.layer === layer);
    if (rows.length === 0) continue;
    table.push([{ colSpan: columns.length + 2, content: pc.cyan(layer) }]);
    for (const counts of rows)
      table.push([`  ${counts.name}`, ...columns.map((name) => figure(counts, name)), counts.seconds.toFixed(1)]);
  }
  return [
    table.toString(),
    ...notes(tables),
    ...passedOver.map((folder) =>
      pc.yellow(
        `  passed over ${folder}: no usable model.json, an aborted export; its rows come again in a later folder`,
      ),
    ),
    ...waitedFor.map((folder) =>
      pc.yellow(
        `  not read yet ${folder}: no usable model.json; read once it has one, passed over once a later folder is`,
      ),
    ),
  ].join("\n");
}

/** What a load ingested, in the words of its format. */
export const ingested: Readonly<Record<BronzeFormat, (report: Pick<LoadReport, "folders" | "tables">) => string>> = {
  csv: ({ folders }) => `${folders.length} folder${folders.length === 1 ? "" : "s"} ingested`,
  delta: ({ tables }) => `${tables.filter(({ layer }) => layer === "silver").length} Delta tables compared`,
};

const figure = (counts: TableCounts, name: (typeof columns)[number]): string => {
  const text = counts[name].toLocaleString("en-US");
  if (counts[name] === 0) return pc.dim(text);
  return name === "quarantined" ? pc.red(text) : text;
};

function notes(tables: readonly TableCounts[]): readonly string[] {
  return tables.flatMap(({ name, quarantined, unknownCodes, missingColumns }) => [
    ...(quarantined > 0
      ? [pc.red(`  ${name}: ${quarantined} row${quarantined === 1 ? "" : "s"} refused, see quarantine/${name}/`)]
      : []),
    ...(missingColumns ? [pc.yellow(`  ${name}: the export lacks ${missingColumns.join(", ")}; null`)] : []),
    ...(unknownCodes ? [pc.yellow(`  ${name}: ${unknownCodes} codes have no label`)] : []),
  ]);
}
