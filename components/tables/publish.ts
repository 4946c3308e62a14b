import { problem } from "../../errors";
import { commitPath, printCommit, tableChange, type TableDefinition } from "../../lake/delta";
import { readTable } from "./readTable";
import type { Store } from "./store";

export interface WantedTable {
  readonly folder: string;
  readonly definition: TableDefinition;
  /** What becomes of columns that the table has and its definition lacks. */
  readonly lackingColumns: "refuse" | "remove";
}

/** Each time somebody else commits first, the table is looked at anew. */
const attempts = 5;

/** Whether the table needs a commit to be what is declared; a problem where that cannot be. */
export async function needsChange(store: Store, { folder, definition, lackingColumns }: WantedTable): Promise<boolean> {
  return tableChange(await readTable(store, folder), definition, 0, lackingColumns) !== undefined;
}

/** Makes the table what is declared, beside whoever else writes to it: a version belongs to the one who creates it. */
export async function publishTable(store: Store, wanted: WantedTable, time: number): Promise<void> {
  const { folder, definition, lackingColumns } = wanted;
  let version = 0;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const change = tableChange(await readTable(store, folder), definition, time, lackingColumns);
    if (change === undefined) return;
    version = change.version;
    if (await store.createText(`${folder}/${commitPath(version)}`, printCommit(change.actions))) return;
  }
  throw problem("delta-commit-conflict", { version }, { table: definition.name });
}
