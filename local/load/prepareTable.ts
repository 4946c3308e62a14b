import { problem } from "../../errors";
import { alignColumns, commitPath, printCommit, type TableDefinition } from "../../lake/delta";
import { createTable, openTable } from "../delta";
import type { Engine } from "../duckdb/engine";
import type { Location } from "../storage/accounts";

/**
 * Makes a table ready to be written, as a deployment does: version 0 where there is none, else the columns of its
 * definition. A data flow that writes to a table that does not exist would take every row whatever its policy.
 */
export async function prepareTable(
  engine: Engine,
  { storage, path }: Location,
  definition: TableDefinition,
): Promise<void> {
  const now = Date.now();
  const snapshot = await openTable(engine, storage, path);
  if (snapshot === undefined) {
    await createTable(storage, path, definition, now);
    return;
  }
  const actions = alignColumns(snapshot, definition, now);
  if (actions.length === 0) return;
  const version = snapshot.version + 1;
  const committed = await storage.createText(`${path}/${commitPath(version)}`, printCommit(actions));
  if (!committed) throw problem("delta-commit-conflict", { version }, { table: definition.name });
}
