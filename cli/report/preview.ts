import Table from "cli-table3";
import pc from "picocolors";
import { relationSql, openTable } from "../../local/delta";
import { Engine } from "../../local/duckdb/engine";
import { identifier } from "../../local/duckdb/quote";
import { DirectoryStorage } from "../../local/storage/directory";
import { spaced } from "./spaced";

/** A few rows of a Delta table, for people. */
export async function preview(
  folder: string,
  table: string,
  columns: readonly string[],
  orderBy: string,
): Promise<string> {
  const engine = await Engine.open();
  try {
    const storage = new DirectoryStorage(folder);
    const snapshot = await openTable(engine, storage, table);
    if (snapshot === undefined) return "";
    const rows = await engine.rows(
      `SELECT ${columns.map(identifier).join(", ")} FROM ${await relationSql(engine, storage, table, snapshot)} ORDER BY ${identifier(orderBy)} DESC LIMIT 5`,
    );
    const shown = new Table({
      head: columns.map((name) => pc.bold(name)),
      style: { head: [], border: [] },
      chars: spaced,
    });
    for (const row of rows) shown.push(columns.map((name) => short(row[name])));
    return shown.toString();
  } finally {
    await engine.close();
  }
}

const short = (value: unknown): string => {
  const text = value === null ? "" : String(value).replaceAll(/\s+/g, " ");
  return text.length > 24 ? `${text.slice(0, 23)}…` : text;
};
