import type { AddFile, DeltaColumn, Snapshot } from "../../lake/delta";
import type { Engine } from "../duckdb/engine";
import { identifier, literal, sqlType } from "../duckdb/quote";
import type { Storage } from "../storage/storage";
import { deletedRowsSql } from "./deletedRows";
import { fileColumn, localPaths, rowColumn, scanSql, scanWithPlacesSql } from "./scan";

/**
 * The rows of a table as SQL that can stand after FROM: its columns, with the types that data flows have in DuckDB
 * (timestamps are UTC, without a zone), in order.
 */
export async function relationSql(
  engine: Engine,
  storage: Storage,
  folder: string,
  snapshot: Snapshot,
): Promise<string> {
  const { schema } = snapshot;
  const files = [...snapshot.files.values()];
  if (files.length === 0) {
    const columns = schema.map(({ name, type }) => `CAST(NULL AS ${sqlType(type)}) AS ${identifier(name)}`);
    return `(SELECT ${columns.join(", ")} WHERE false)`;
  }
  const paths = await localPaths(files, storage, folder);
  const inLog = new Set(snapshot.metadata.partitionColumns);
  const columns = schema
    .filter(({ name }) => !inLog.has(name))
    .map(({ name, type }) => ({ inFile: name, name, type: sqlType(type) }));
  const deleted = await deletedRowsSql(engine, storage, folder, files);
  if (inLog.size === 0 && deleted === undefined) return scanSql(engine, paths, columns);

  const scanned = await scanWithPlacesSql(engine, paths, columns);
  const rows = deleted === undefined ? scanned : withoutDeleted(scanned, deleted);
  return inLog.size === 0
    ? `(SELECT ${schema.map(({ name }) => identifier(name)).join(", ")} FROM ${rows})`
    : partitionedSql(rows, files, schema, inLog);
}

function withoutDeleted(rows: string, deleted: string): string {
  return `(FROM ${rows} s ANTI JOIN ${deleted} d ON s.${fileColumn} = d."file" AND s.${rowColumn} = d."row")`;
}

/** Partition columns are not in the files: their values are in the log, one set a file. */
function partitionedSql(
  rows: string,
  files: readonly AddFile[],
  schema: readonly DeltaColumn[],
  inLog: ReadonlySet<string>,
): string {
  const partitions = schema.filter(({ name }) => inLog.has(name)).map(({ name }) => name);
  const values = files.map((file, index) => {
    // An empty text stands for null (delta.io: "PROTOCOL", Partition Value Serialization).
    const cells = partitions.map((name) => file.partitionValues[name] || null);
    return `(${[String(index), ...cells.map((cell) => (cell === null ? "NULL" : literal(cell)))].join(", ")})`;
  });
  const selected = schema.map(({ name, type }) =>
    inLog.has(name)
      ? `CAST(p.${identifier(name)} AS ${sqlType(type)}) AS ${identifier(name)}`
      : `r.${identifier(name)}`,
  );
  const names = ["file", ...partitions].map(identifier).join(", ");
  return (
    `(SELECT ${selected.join(", ")} FROM ${rows} r ` +
    `JOIN (VALUES ${values.join(", ")}) p(${names}) ON p."file" = r.${fileColumn})`
  );
}
