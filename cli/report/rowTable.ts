import Table from "cli-table3";
import pc from "picocolors";
import type { Row } from "../../local/duckdb/json";
import { spaced } from "./spaced";

const widest = 24;

/** Rows as a table for people, with as many columns as fit. Long values are cut; null is blank, an empty text is "". */
export function rowTable(columns: readonly string[], rows: readonly Row[], width = 120): string {
  const cells = columns.map((name) => [name, ...rows.map((row) => short(row[name]))]);
  const fitting = fittingColumns(cells, width);
  const more = cells.length - fitting.length;
  const table = new Table({ head: [], style: { head: [], border: [] }, chars: spaced });
  for (const [index] of [undefined, ...rows].entries()) {
    const line = fitting.map((column) => (index === 0 ? pc.bold(column[0]!) : column[index]!));
    table.push(more > 0 ? [...line, index === 0 ? pc.dim(`and ${more} more`) : ""] : line);
  }
  return table.toString();
}

function fittingColumns(cells: readonly (readonly string[])[], width: number): readonly (readonly string[])[] {
  let used = 0;
  const fitting = cells.filter((column) => (used += Math.max(...column.map((text) => text.length)) + 3) <= width);
  return fitting.length === 0 ? cells.slice(0, 1) : fitting;
}

function short(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value === "") return '""';
  const plain = typeof value === "object" ? JSON.stringify(value) : String(value);
  const text = plain.replaceAll(/\s+/g, " ").replaceAll(/\p{Cc}/gu, "");
  return text.length > widest ? `${text.slice(0, widest - 1)}…` : text;
}
