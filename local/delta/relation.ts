import { problem } from "../../errors";
import { decodePath, type AddFile, type DeltaColumn, type Snapshot } from "../../lake/delta";
import { identifier, literal, sqlType } from "../duckdb/quote";
import type { Storage } from "../storage/storage";

/**
 * The rows of a table as SQL that can stand after FROM: its columns, with their types, in order. Columns that a file
 * lacks are null in it (delta.io: "PROTOCOL", Data Files). Timestamps are UTC and come without a zone, as in data flows.
 */
export async function relationSql(snapshot: Snapshot, storage: Storage, folder: string): Promise<string> {
  const { schema } = snapshot;
  if (snapshot.files.size === 0) {
    const columns = schema.map(({ name, type }) => `CAST(NULL AS ${sqlType(type)}) AS ${identifier(name)}`);
    return `(SELECT ${columns.join(", ")} WHERE false)`;
  }
  const files = [...snapshot.files.values()];
  const paths = await localPaths(files, storage, folder);
  const partitions = new Set(snapshot.metadata.partitionColumns);
  if (partitions.size === 0) return scanSql(paths, schema.map(asItself));
  return partitionedSql(paths, files, schema, partitions);
}

/** A column to read: its name in the files, and the one to give it. */
export interface ScanColumn {
  readonly inFile: string;
  readonly name: string;
  /** In SQL. */
  readonly type: string;
}

/** Some columns of data files. DuckDB offers the virtual column `file_index` too, unless a column is called so. */
export function scanSql(paths: readonly string[], columns: readonly ScanColumn[]): string {
  const schema = columns.map(({ inFile, name, type }) => {
    const shape = `{name: ${literal(name)}, type: ${literal(type)}, default_value: NULL}`;
    return `${literal(inFile)}: ${shape}`;
  });
  return `read_parquet([${paths.map(literal).join(", ")}], schema = map {${schema.join(", ")}})`;
}

/** Where the data files are on this machine; a file that the log has and the folder has not is a problem. */
export async function localPaths(files: readonly AddFile[], storage: Storage, folder: string): Promise<string[]> {
  return Promise.all(
    files.map(async (file) => {
      const path = `${folder}/${decodePath(file.path, { folder })}`;
      if ((await storage.stat(path)) === undefined)
        throw problem("delta-file-missing", { path: file.path }, { folder });
      return storage.localPath(path);
    }),
  );
}

function asItself({ name, type }: DeltaColumn): ScanColumn {
  return { inFile: name, name, type: sqlType(type) };
}

/** Partition columns are not in the files: their values are in the log, one set a file. */
function partitionedSql(
  paths: readonly string[],
  files: readonly AddFile[],
  schema: readonly DeltaColumn[],
  partitions: ReadonlySet<string>,
): string {
  // Columns get names of our own, so that none can hide the file's index.
  const numbered = schema.map((column, index) => ({ column, as: `c${index}` }));
  const inLog = numbered.filter(({ column }) => partitions.has(column.name));
  const inFile = numbered.filter(({ column }) => !partitions.has(column.name));
  const scan = scanSql(
    paths,
    inFile.map(({ column, as }) => ({ inFile: column.name, name: as, type: sqlType(column.type) })),
  );
  const values = files.map((file, index) => {
    // An empty text stands for null (delta.io: "PROTOCOL", Partition Value Serialization).
    const cells = inLog.map(({ column }) => file.partitionValues[column.name] || null);
    return `(${[String(index), ...cells.map((cell) => (cell === null ? "NULL" : literal(cell)))].join(", ")})`;
  });
  const selected = numbered.map(({ column, as }) => {
    const value = partitions.has(column.name) ? `CAST(p.${as} AS ${sqlType(column.type)})` : `r.${as}`;
    return `${value} AS ${identifier(column.name)}`;
  });
  const names = ["file", ...inLog.map(({ as }) => as)].join(", ");
  return `(SELECT ${selected.join(", ")} FROM (SELECT *, file_index FROM ${scan}) r JOIN (VALUES ${values.join(", ")}) p(${names}) ON p.file = r.file_index)`;
}
