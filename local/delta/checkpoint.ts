import { randomUUID } from "node:crypto";
import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  checkpointActions,
  checkpointPath,
  isCheckpointDue,
  lastCheckpointPath,
  printCommit,
  printLastCheckpoint,
  replay,
  type Commit,
  type Snapshot,
} from "../../lake/delta";
import type { Engine } from "../duckdb/engine";
import { literal } from "../duckdb/quote";
import type { Storage } from "../storage/storage";
import { stagingPrefix } from "./dataFiles";

/** The columns of a checkpoint: each action in one of them (delta.io: "PROTOCOL", Checkpoint Schema). */
const columns = {
  protocol: "STRUCT(minReaderVersion INTEGER, minWriterVersion INTEGER)",
  metaData:
    "STRUCT(id VARCHAR, name VARCHAR, description VARCHAR, " +
    "format STRUCT(provider VARCHAR, options MAP(VARCHAR, VARCHAR)), schemaString VARCHAR, " +
    "partitionColumns VARCHAR[], configuration MAP(VARCHAR, VARCHAR), createdTime BIGINT)",
  txn: "STRUCT(appId VARCHAR, version BIGINT)",
  remove:
    "STRUCT(path VARCHAR, deletionTimestamp BIGINT, dataChange BOOLEAN, extendedFileMetadata BOOLEAN, " +
    "partitionValues MAP(VARCHAR, VARCHAR), size BIGINT)",
  add:
    "STRUCT(path VARCHAR, partitionValues MAP(VARCHAR, VARCHAR), size BIGINT, modificationTime BIGINT, " +
    "dataChange BOOLEAN, stats VARCHAR)",
};

/** Writes a checkpoint where a commit makes one due: readers then start from it instead of version 0. */
export async function checkpointIfDue(
  engine: Engine,
  storage: Storage,
  folder: string,
  before: Snapshot,
  committed: Commit,
): Promise<void> {
  const { version } = committed;
  if (!isCheckpointDue(version)) return;
  const now = Date.now();
  const state = replay([committed], { version: before.version, actions: checkpointActions(before, now) });
  const actions = checkpointActions(state, now);
  const lines = join(engine.folder, `${randomUUID()}.json`);
  const staging = `${folder}/${stagingPrefix}${randomUUID()}`;
  const staged = await storage.localPath(`${staging}/checkpoint.parquet`, true);
  const types = Object.entries(columns).map(([name, type]) => `${name}: ${literal(type)}`);
  try {
    await writeFile(lines, printCommit(actions));
    await engine.run(
      `COPY (SELECT * FROM read_json(${literal(lines)}, format = 'newline_delimited', columns = {${types.join(", ")}})) ` +
        `TO ${literal(staged)} (FORMAT parquet, PARQUET_VERSION v1)`,
    );
    await rename(staged, await storage.localPath(`${folder}/${checkpointPath(version)}`));
    await storage.writeText(`${folder}/${lastCheckpointPath}`, printLastCheckpoint(version, actions));
  } finally {
    await rm(lines, { force: true });
    await storage.remove(staging);
  }
}
