import { randomUUID } from "node:crypto";
import { appendFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { problem } from "../../errors";
import {
  cutDeletionVector,
  locateDeletionVector,
  rowsOfBitmaps,
  type AddFile,
  type DeletionVector,
} from "../../lake/delta";
import type { Engine } from "../duckdb/engine";
import { literal } from "../duckdb/quote";
import type { Storage } from "../storage/storage";

/**
 * The rows that deletion vectors take out of data files, as SQL that can stand after FROM: `file`, the index in `files`,
 * and `row`, the number in that file from 0. Undefined where there are none. They may be millions, so they go through a
 * file of the engine's folder.
 */
export async function deletedRowsSql(
  engine: Engine,
  storage: Storage,
  folder: string,
  files: readonly AddFile[],
): Promise<string | undefined> {
  if (files.every(({ deletionVector }) => !deletionVector)) return undefined;
  const path = join(engine.folder, `deleted-${randomUUID()}.csv`);
  for (const [index, { path: file, deletionVector }] of files.entries()) {
    if (!deletionVector) continue;
    const rows = await rowsOf(storage, folder, file, deletionVector);
    await appendFile(path, rows.map((row) => `${index},${row}\n`).join(""));
  }
  const columns = "columns = {'file': 'UBIGINT', 'row': 'BIGINT'}";
  return `read_csv(${literal(path)}, auto_detect = false, header = false, delim = ',', new_line = '\\n', ${columns})`;
}

async function rowsOf(
  storage: Storage,
  folder: string,
  file: string,
  vector: DeletionVector,
): Promise<readonly number[]> {
  const refuse = (reason: string) => problem("delta-deletion-vector", { path: file, reason }, { folder });
  try {
    const stored = locateDeletionVector(vector);
    if (stored === undefined) throw refuse(`it is stored outside of the table (${vector.pathOrInlineDv})`);
    const bytes =
      stored.kind === "inline"
        ? stored.bytes
        : cutDeletionVector(await bytesOf(storage, folder, stored.path), stored.offset, stored.sizeInBytes);
    if (bytes === undefined) throw refuse("its file has another length than the log says");
    const rows = [...rowsOfBitmaps(bytes)];
    if (rows.length !== Number(vector.cardinality))
      throw refuse(`it names ${rows.length} rows, and the log says ${vector.cardinality}`);
    return rows;
  } catch (error) {
    throw error instanceof RangeError ? refuse(error.message) : error;
  }
}

async function bytesOf(storage: Storage, folder: string, path: string): Promise<Uint8Array> {
  const inContainer = `${folder}/${path}`;
  if ((await storage.stat(inContainer)) === undefined) throw problem("delta-file-missing", { path }, { folder });
  return readFile(await storage.localPath(inContainer));
}
