import { createHash } from "node:crypto";
import { relative } from "node:path";
import { problem } from "../../errors";
import type { Entity } from "../../lake/cdm";
import {
  commitPath,
  encodePath,
  printCommit,
  printSchema,
  removal,
  type Action,
  type Metadata,
  type Snapshot,
} from "../../lake/delta";
import { openTable } from "../delta";
import type { Engine } from "../duckdb/engine";
import type { Row } from "../duckdb/json";
import { identifier, literal } from "../duckdb/quote";
import type { Storage } from "../storage/storage";
import { collectRows, currentRows, lakeColumns, type LakeColumn } from "./exportedRows";
import { exportFolders, type ExportFolder } from "./exportFolders";

const partitionColumn = { name: "PartitionId", type: { kind: "integer" } } as const;

/**
 * Does what the Spark pool of Synapse Link does with an export: from the closed folders of `csv` it makes the Delta tables
 * `<root>/<table>_partitioned` of `delta`, or their next version: of all tables unless some are named. Answers how many rows
 * each has.
 *
 * So a lake in either format has the same content. What the service writes beside the tables is left out, and it keeps the
 * time of the conversion as `SinkModifiedOn`, where this keeps the time of the export: the same input gives the same rows.
 */
export async function convertToDelta(
  engine: Engine,
  csv: Storage,
  delta: Storage,
  folderOf: (entity: string) => string,
  tables?: readonly string[],
): Promise<Readonly<Record<string, number>>> {
  const folders = await exportFolders(csv);
  const newest = folders.at(-1);
  if (newest === undefined) return {};
  const rows: Record<string, number> = {};
  for (const entity of newest.model.filter(({ name }) => tables === undefined || tables.includes(name)))
    rows[entity.name] = await convertTable(engine, csv, delta, folderOf(entity.name), entity, folders);
  return rows;
}

async function convertTable(
  engine: Engine,
  csv: Storage,
  delta: Storage,
  folder: string,
  entity: Entity,
  folders: readonly ExportFolder[],
): Promise<number> {
  const columns = lakeColumns(entity);
  const table = `export$${entity.name}`;
  const exported = folders.flatMap(({ model }) => model.filter(({ name }) => name === entity.name));
  await collectRows(engine, csv, exported, columns, table);
  // `2025-02-03T09.00.05Z` as DuckDB reads it.
  const until = literal(folders.at(-1)!.name.replace(/T(\d\d)[.:](\d\d)[.:](.*)Z$/, " $1:$2:$3+00"));
  const before = await openTable(engine, delta, folder);
  const files = await writeFiles(
    engine,
    delta,
    folder,
    currentRows(table, until),
    entity.name,
    (before?.version ?? -1) + 1,
  );
  await engine.run(`DROP TABLE ${identifier(table)}`);
  await commit(delta, folder, before, metadataOf(entity.name, columns), files);
  return files.reduce((sum, { rows }) => sum + rows, 0);
}

interface WrittenFile {
  readonly path: string;
  readonly partition: string;
  readonly size: number;
  readonly rows: number;
}

async function writeFiles(
  engine: Engine,
  delta: Storage,
  folder: string,
  query: string,
  entity: string,
  version: number,
): Promise<readonly WrittenFile[]> {
  const target = await delta.localPath(folder, true);
  // Unique in the table, and the same for the same input.
  const name = `part-${String(version).padStart(5, "0")}-${uuid(`${entity}/${version}`)}.c{i}.snappy`;
  const written = await engine.rows<Row & { filename: string; count: number; file_size_bytes: number }>(
    `COPY (${query} ORDER BY Id) TO ${literal(target)} (FORMAT parquet, COMPRESSION snappy, PARQUET_VERSION v1, ` +
      `PARTITION_BY (${partitionColumn.name}), FILENAME_PATTERN ${literal(name)}, OVERWRITE_OR_IGNORE, RETURN_STATS)`,
  );
  return written.map(({ filename, count, file_size_bytes }) => {
    const path = relative(target, filename).replaceAll("\\", "/");
    return { path, partition: /=([^/]*)\//.exec(path)![1]!, size: file_size_bytes, rows: count };
  });
}

function metadataOf(entity: string, columns: readonly LakeColumn[]): Metadata {
  const all = [...columns, partitionColumn].map((column) => ({ ...column, nullable: true }));
  return {
    id: uuid(entity),
    format: { provider: "parquet", options: {} },
    schemaString: printSchema(all),
    partitionColumns: [partitionColumn.name],
    configuration: {},
    createdTime: 0,
  };
}

async function commit(
  delta: Storage,
  folder: string,
  before: Snapshot | undefined,
  metadata: Metadata,
  files: readonly WrittenFile[],
): Promise<void> {
  const begin: readonly Action[] = before ? [] : [{ protocol: { minReaderVersion: 1, minWriterVersion: 2 } }];
  const isNew = before?.metadata.schemaString !== metadata.schemaString;
  const actions: readonly Action[] = [
    ...begin,
    ...(isNew ? [{ metaData: metadata }] : []),
    ...[...(before?.files.values() ?? [])].map((file) => removal(file, 0)),
    ...files.map(({ path, partition, size, rows }): Action => ({
      add: {
        path: encodePath(path),
        partitionValues: { [partitionColumn.name]: partition },
        size,
        modificationTime: 0,
        dataChange: true,
        stats: JSON.stringify({ numRecords: rows }),
      },
    })),
  ];
  const version = (before?.version ?? -1) + 1;
  if (!(await delta.createText(`${folder}/${commitPath(version)}`, printCommit(actions))))
    throw problem("delta-commit-conflict", { version }, { folder });
}

const uuid = (text: string): string =>
  createHash("sha256")
    .update(text)
    .digest("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, "$1-$2-$3-$4-$5");
