import {
  clusterByProperty,
  commitPath,
  createTable as createTableActions,
  printCommit,
  type AddFile,
  type Snapshot,
  type TableDefinition,
} from "../../lake/delta";
import type { Engine } from "../duckdb/engine";
import { identifier } from "../duckdb/quote";
import type { Storage } from "../storage/storage";
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
    const inserted = await files.write(await insertSql(engine, snapshot, rows), "18MB");
    return {
      removed: [],
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
    const inserted = await files.write(await insertSql(engine, snapshot, rows), "18MB");
    const removed: readonly AddFile[] = [...snapshot.files.values()];
    return {
      removed,
      counts: { inserted, updated: 0, deleted: counted!.rows },
      operation: "WRITE",
      operationParameters: { mode: "Overwrite" },
    };
  });
}

async function insertSql(engine: Engine, snapshot: Snapshot, rows: Rows): Promise<string> {
  return `${await incomingSql(engine, snapshot, rows)}${clusterOrder(snapshot)}`;
}

/** The order in which new rows go into files, so that a later change of new rows touches few of them. */
export function clusterOrder(snapshot: Snapshot): string {
  const names = snapshot.metadata.configuration[clusterByProperty]?.split(",") ?? [];
  const columns = names.filter((name) => snapshot.schema.some((column) => column.name === name));
  return columns.length === 0 ? "" : ` ORDER BY ${columns.map(identifier).join(", ")}`;
}
