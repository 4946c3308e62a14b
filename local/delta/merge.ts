import { randomUUID } from "node:crypto";
import { problem } from "../../errors";
import type { DeltaColumn, Snapshot } from "../../lake/delta";
import type { Engine } from "../duckdb/engine";
import type { Row } from "../duckdb/json";
import { identifier } from "../duckdb/quote";
import type { Storage } from "../storage/storage";
import { filesWithKeys } from "./candidates";
import { addRows } from "./addRows";
import type { DataFiles } from "./dataFiles";
import { findColumn, incomingSql, type Rows } from "./incoming";
import { MergeSql, policy } from "./mergeSql";
import { localPaths, scanWithPlacesSql } from "./scan";
import { transaction, type WriteResult } from "./transaction";

/** The rows to merge: a stored relation of the engine (it is read several times). */
export interface MergeRows extends Rows {
  /** The columns that identify a row. */
  readonly keys: readonly string[];
  /** The column with each row's policy: `insert` (also where it is null), `update`, `upsert` or `delete`. */
  readonly policyColumn: string;
}

/**
 * Merges changes into a table by copy on write: files that hold a row to change are written anew, new rows go into
 * files of their own, and one commit swaps them.
 *
 * An inserted row is always added. An updated one takes the place of the row with its key and is ignored where there
 * is none; so is a deleted one; an upserted one is added there. A null in a key equals nothing. Several rows with one
 * key, other than inserts, are a problem (delta.io: "Table deletes, updates, and merges": a merge fails where several
 * source rows match; here it fails whether or not there is a row to match).
 */
export async function merge(engine: Engine, storage: Storage, folder: string, rows: MergeRows): Promise<WriteResult> {
  return transaction(engine, storage, folder, async (snapshot, files) => {
    const keys = rows.keys.map((key) => keyColumn(snapshot, rows, key));
    const changes = await incomingSql(engine, snapshot, rows, [
      `coalesce(CAST(${identifier(rows.policyColumn)} AS VARCHAR), 'insert') AS ${policy}`,
    ]);
    // Merges may run side by side on one engine, so each has names of its own.
    const sql = new MergeSql(snapshot.schema, keys, `changes-${randomUUID()}`, `matched-${randomUUID()}`);
    try {
      await engine.run(sql.createChanges(changes));
      await refuseAmbiguousRows(engine, sql, keys);
      const candidates = await filesWithKeys(engine, [...snapshot.files.values()], sql.changedKeys(), keys);
      const paths = await localPaths(candidates, storage, folder);
      const touched = await rewriteTouched(engine, paths, files, sql);
      const rewritten = touched.map(({ file }) => candidates[file]!);
      const added = touched.length === 0 ? sql.addedWithoutMatches() : sql.added();
      const { inserted, combined } = await addRows(engine, { storage, folder, snapshot, files }, added, rewritten);
      return {
        removed: [...rewritten, ...combined],
        counts: { inserted, updated: total(touched, "updated"), deleted: total(touched, "deleted") },
        operation: "MERGE",
        operationParameters: { predicate: keys.map(({ name }) => `target.${name} = source.${name}`).join(" AND ") },
      };
    } finally {
      await engine.run(sql.drop());
    }
  });
}

function keyColumn(snapshot: Snapshot, rows: MergeRows, key: string): DeltaColumn {
  const column = findColumn(snapshot.schema, key);
  const comes = rows.columns.some((name) => name.toLowerCase() === key.toLowerCase());
  if (column === undefined || !comes) throw problem("delta-key-column", { column: key });
  return column;
}

async function refuseAmbiguousRows(engine: Engine, sql: MergeSql, keys: readonly DeltaColumn[]): Promise<void> {
  const [unknown] = await engine.rows<{ policy: string }>(sql.unknownPolicy());
  if (unknown !== undefined) throw problem("delta-row-policy", unknown);
  if ((await engine.rows(sql.repeatedHash())).length === 0) return;
  const [duplicate] = await engine.rows<{ rows: number } & Record<string, string>>(sql.duplicateKey());
  if (duplicate === undefined) return;
  const key = keys.map(({ name }, index) => `${name} = ${duplicate[`k${index}`]}`).join(", ");
  throw problem("delta-duplicate-key", { key, rows: duplicate.rows });
}

/** A file of the candidates in which rows are updated or deleted. */
interface TouchedFile extends Row {
  readonly file: number;
  readonly updated: number;
  readonly deleted: number;
}

/** Writes anew the files that hold a row to change; `paths` are those that may. */
async function rewriteTouched(
  engine: Engine,
  paths: readonly string[],
  files: DataFiles,
  sql: MergeSql,
): Promise<readonly TouchedFile[]> {
  if (paths.length === 0) return [];
  await engine.run(sql.createMatched(await scanWithPlacesSql(engine, paths, sql.scannedKeys())));
  const touched = await engine.rows<TouchedFile>(sql.touchedFiles());
  // One statement a file keeps each file's range of values as it was: together their rows would mix.
  for (const { file } of touched) {
    const rows = await scanWithPlacesSql(engine, [paths[file]!], sql.scannedColumns());
    await files.rewrite(sql.rewritten(rows, file));
  }
  return touched;
}

function total(touched: readonly TouchedFile[], count: "updated" | "deleted"): number {
  return touched.reduce((sum, file) => sum + file[count], 0);
}
