import type { AddFile, DeltaColumn, Snapshot } from "../../lake/delta";
import type { Engine } from "../duckdb/engine";
import { identifier, literal, sqlType } from "../duckdb/quote";
import type { Storage } from "../storage/storage";
import { fileColumn, localPaths, scanSql, scanWithPlacesSql } from "./scan";

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
  if (inLog.size > 0) return partitionedSql(engine, paths, files, schema, inLog);
  const columns = schema.map(({ name, type }) => ({ inFile: name, name, type: sqlType(type) }));
  return scanSql(engine, paths, columns);
}

/** Partition columns are not in the files: their values are in the log, one set a file. */
async function partitionedSql(
  engine: Engine,
  paths: readonly string[],
  files: readonly AddFile[],
  schema: readonly DeltaColumn[],
  inLog: ReadonlySet<string>,
): Promise<string> {
  const partitions = schema.filter(({ name }) => inLog.has(name)).map(({ name }) => name);
  const columns = schema
    .filter(({ name }) => !inLog.has(name))
    .map(({ name, type }) => ({ inFile: name, name, type: sqlType(type) }));
  const rows = await scanWithPlacesSql(engine, paths, columns);

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
