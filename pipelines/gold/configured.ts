import { problem, type Problem } from "../../errors";
import type { LoadSettings } from "../settings";
import type { GoldTable } from "./table";

/** The table without the columns that the configuration leaves out. */
export function configured(table: GoldTable, settings: LoadSettings): GoldTable {
  const dropped = settings.dropColumns[table.name] ?? [];
  return { ...table, columns: table.columns.filter(({ name }) => !dropped.includes(name)) };
}

/** What the configuration asks of tables that have it not, or cannot do without it. */
export function configurationProblems(
  tables: readonly GoldTable[],
  { dropColumns }: Pick<LoadSettings, "dropColumns">,
): readonly Problem[] {
  return Object.entries(dropColumns).flatMap(([name, columns]) => {
    const table = tables.find((candidate) => candidate.name === name);
    if (table === undefined) return [problem("drop-table-unknown", { table: name, known: tables.map((t) => t.name) })];
    return columns.flatMap((column) => dropProblems(table, column));
  });
}

function dropProblems(table: GoldTable, column: string): readonly Problem[] {
  const known = table.columns.map(({ name }) => name);
  if (!known.includes(column)) return [problem("drop-column-unknown", { table: table.name, column, known })];
  return requiredColumns(table).includes(column) ? [problem("drop-column-needed", { table: table.name, column })] : [];
}

/** The columns that no row may lack: the key, and the time of an activity (Microsoft: activities). */
export const requiredColumns = (table: GoldTable): readonly string[] =>
  table.name.startsWith("activities_") ? [table.key, table.clusterBy] : [table.key];
