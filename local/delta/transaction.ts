import { Problem, problem } from "../../errors";
import {
  assertWritable,
  commitPath,
  printCommit,
  removal,
  type Action,
  type AddFile,
  type Commit,
  type Snapshot,
} from "../../lake/delta";
import { engineMessage, type Engine } from "../duckdb/engine";
import type { Storage } from "../storage/storage";
import { checkpointIfDue } from "./checkpoint";
import { DataFiles, stagingPrefix } from "./dataFiles";
import { openTable } from "./open";

/** What a write did to a table. */
export interface WriteResult {
  readonly inserted: number;
  readonly updated: number;
  readonly deleted: number;
  /** Data files written, and their size. */
  readonly files: number;
  readonly bytes: number;
}

/** What is to change, besides the data files written: the files that go, and what to tell of it. */
export interface Change {
  readonly removed: readonly AddFile[];
  readonly counts: { readonly inserted: number; readonly updated: number; readonly deleted: number };
  readonly operation: string;
  readonly operationParameters: Readonly<Record<string, string>>;
}

/**
 * Changes a table in one commit, or not at all: data files first, then the log's next version, which only one writer
 * can create. Where nothing changes there is no new version.
 */
export async function transaction(
  engine: Engine,
  storage: Storage,
  folder: string,
  decide: (snapshot: Snapshot, files: DataFiles) => Promise<Change>,
): Promise<WriteResult> {
  const snapshot = await openTable(engine, storage, folder);
  if (snapshot === undefined) throw problem("delta-table-missing", {}, { folder });
  assertWritable(snapshot, { folder });
  await removeStale(storage, folder, snapshot.version);

  const files = new DataFiles(engine, storage, folder, snapshot.schema);
  try {
    const change = await decide(snapshot, files);
    const { added } = files;
    if (change.removed.length > 0 || added.length > 0) {
      await files.publish();
      const committed = await commit(storage, folder, snapshot.version, change, added);
      await checkpointIfDue(engine, storage, folder, snapshot, committed);
    } else {
      // Writing no rows leaves an empty file.
      await files.discard();
    }
    return { ...change.counts, files: added.length, bytes: added.reduce((sum, add) => sum + add.size, 0) };
  } catch (error) {
    await files.discard();
    throw withPlace(error, folder);
  }
}

async function commit(
  storage: Storage,
  folder: string,
  readVersion: number,
  { removed, counts, operation, operationParameters }: Change,
  added: readonly AddFile[],
): Promise<Commit> {
  const timestamp = Date.now();
  const operationMetrics = {
    numTargetRowsInserted: String(counts.inserted),
    numTargetRowsUpdated: String(counts.updated),
    numTargetRowsDeleted: String(counts.deleted),
  };
  const actions: readonly Action[] = [
    { commitInfo: { timestamp, operation, operationParameters, readVersion, operationMetrics } },
    ...removed.map((file) => removal(file, timestamp)),
    ...added.map((add) => ({ add })),
  ];
  const version = readVersion + 1;
  if (!(await storage.createText(`${folder}/${commitPath(version)}`, printCommit(actions)))) {
    throw problem("delta-commit-conflict", { version });
  }
  return { version, actions };
}

/** Removes what a killed writer was making. One that began before the newest version can no longer commit. */
async function removeStale(storage: Storage, folder: string, version: number): Promise<void> {
  const newest = await storage.stat(`${folder}/${commitPath(version)}`);
  for (const { name, modified } of await storage.list(folder)) {
    if (name.startsWith(stagingPrefix) && newest !== undefined && modified < newest.modified) {
      await storage.remove(`${folder}/${name}`);
    }
  }
}

function withPlace(error: unknown, folder: string): unknown {
  if (error instanceof Problem) return error.at({ folder });
  const reason = engineMessage(error);
  if (reason !== undefined && /^(Conversion|Out of Range) Error/.test(reason)) {
    return problem("delta-value-does-not-fit", { reason }, { folder }, { cause: error });
  }
  return error;
}
