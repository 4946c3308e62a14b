import { filesToCombine, type AddFile, type Snapshot } from "../../lake/delta";
import type { Engine } from "../duckdb/engine";
import { identifier } from "../duckdb/quote";
import type { Storage } from "../storage/storage";
import { createClustered } from "./cluster";
import { storedType } from "./columnType";
import type { DataFiles } from "./dataFiles";
import { localPaths, scanSql } from "./scan";

/** A table that is being changed, and the files that are made for it. */
export interface Target {
  readonly storage: Storage;
  readonly folder: string;
  readonly snapshot: Snapshot;
  readonly files: DataFiles;
}

/**
 * Writes new rows, and with them those of small files where these have become too many: an hourly load would leave
 * thousands of them in a year. Where nothing changes nothing is put together. A query gives the table's columns; `leaving`
 * are files that leave the table anyway.
 */
export async function addRows(
  engine: Engine,
  { storage, folder, snapshot, files }: Target,
  query: string,
  leaving: readonly AddFile[],
): Promise<{ readonly inserted: number; readonly combined: readonly AddFile[] }> {
  const combined = filesToCombine([...snapshot.files.values()].filter((file) => !leaving.includes(file)));
  const changes = async () =>
    leaving.length > 0 || (await engine.rows(`SELECT 1 AS one FROM (${query}) LIMIT 1`)).length > 0;
  if (combined.length === 0 || !(await changes()))
    return { inserted: await createClustered(engine, files, snapshot, query), combined: [] };

  const columns = snapshot.schema.map(({ name, type }) => ({ inFile: name, name, type: storedType(type) }));
  const small = await scanSql(engine, await localPaths(combined, storage, folder), columns);
  const [counted] = await engine.rows<{ rows: number }>(`SELECT count(*) AS rows FROM ${small}`);
  const selected = snapshot.schema.map(({ name }) => identifier(name)).join(", ");
  const written = await createClustered(engine, files, snapshot, `${query} UNION ALL SELECT ${selected} FROM ${small}`);
  return { inserted: written - counted!.rows, combined };
}
