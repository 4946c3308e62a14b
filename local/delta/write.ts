import {
  commitPath,
  createTable as createTableActions,
  printCommit,
  type AddFile,
  type TableDefinition,
} from "../../lake/delta";
import type { Engine } from "../duckdb/engine";
import type { Storage } from "../storage/storage";
import { addRows } from "./addRows";
import { createClustered } from "./cluster";
import { incomingSql, type Rows } from "./incoming";
import { relationSql } from "./relation";
import { transaction, type WriteResult } from "./transaction";

/** Writes version 0 of a table; false where the table is there already. `createdTime` in milliseconds. */
export async function createTable(
  storage: Storage,
  folder: string,
  definition: TableDefinition,
  createdTime: number,
): Promise<boolean> {
  return storage.createText(`${folder}/${commitPath(0)}`, printCommit(createTableActions(definition, createdTime)));
}

/** Adds rows to a table. */
export async function append(engine: Engine, storage: Storage, folder: string, rows: Rows): Promise<WriteResult> {
  return transaction(engine, storage, folder, async (snapshot, files) => {
    const added = await incomingSql(engine, snapshot, rows);
    const { inserted, combined } = await addRows(engine, { storage, folder, snapshot, files }, added, []);
    return {
      removed: combined,
      counts: { inserted, updated: 0, deleted: 0 },
      operation: "WRITE",
      operationParameters: { mode: "Append" },
    };
  });
}

/** Puts rows in the place of all that a table has. */
export async function overwrite(engine: Engine, storage: Storage, folder: string, rows: Rows): Promise<WriteResult> {
  return transaction(engine, storage, folder, async (snapshot, files) => {
    const present = await relationSql(engine, storage, folder, snapshot);
    const [counted] = await engine.rows<{ rows: number }>(`SELECT count(*) AS rows FROM ${present}`);
    const inserted = await createClustered(engine, files, snapshot, await incomingSql(engine, snapshot, rows));
    const removed: readonly AddFile[] = [...snapshot.files.values()];
    return {
      removed,
      counts: { inserted, updated: 0, deleted: counted!.rows },
      operation: "WRITE",
      operationParameters: { mode: "Overwrite" },
    };
  });
}
