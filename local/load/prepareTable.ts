import { problem } from "../../errors";
import { commitPath, printCommit, tableChange, type TableDefinition } from "../../lake/delta";
import { openTable } from "../delta";
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
  const snapshot = await openTable(engine, storage, path);
  const change = tableChange(snapshot, definition, Date.now(), "remove");
  if (change === undefined) return;
  const { version, actions } = change;
  const committed = await storage.createText(`${path}/${commitPath(version)}`, printCommit(actions));
  if (!committed) throw problem("delta-commit-conflict", { version }, { table: definition.name });
}
