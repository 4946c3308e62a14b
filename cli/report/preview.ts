import { relationSql, openTable } from "../../local/delta";
import { Engine } from "../../local/duckdb/engine";
import { identifier } from "../../local/duckdb/quote";
import { DirectoryStorage } from "../../local/storage/directory";
import { rowTable } from "./rowTable";

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
    return rowTable(columns, rows, Infinity);
  } finally {
    await engine.close();
  }
}
