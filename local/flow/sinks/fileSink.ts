import { randomUUID } from "node:crypto";
import { rename, rm } from "node:fs/promises";
import { posix } from "node:path";

import { z } from "zod";

import type { PlanColumn } from "../../../dataflow/translate";
import { problem } from "../../../errors";
import { identifier, literal } from "../../duckdb/quote";
import { locate, pathOf, type Place, placeOf, placeOptions } from "../place";
import { refuseSameNames } from "./columns";
import type { SinkRequest, SinkResult } from "./sink";
import { sinkOptions } from "./sinkOptions";

/** Options of every sink that writes files of its own. */
export const fileSinkOptions = {
  ...placeOptions,
  ...sinkOptions,
  truncate: z.boolean().default(false),
  partitionFileNames: z.array(z.string()).length(1).optional(),
  rowUrlColumn: z.string().optional(),
};

type FileSinkOptions = z.infer<z.ZodObject<typeof fileSinkOptions>>;

/** How a format writes: the extension of its files, the options of COPY, and a column as it is to be stored. */
export interface FileWriter {
  readonly extension: string;
  readonly copyOptions: string;
  readonly column: (column: PlanColumn) => string;
}

/**
 * Writes the rows into one file of the folder, or, where a column names its file, into one file a name. No rows make
 * no file, unless the folder was to be cleared.
 */
export async function writeFiles(
  request: SinkRequest,
  options: FileSinkOptions,
  writer: FileWriter,
): Promise<SinkResult> {
  refuseSameNames(request);
  const place = placeOf(request.flow, request.statement, options, request.location);
  if (options.truncate) await clear(request, place);
  if (options.rowUrlColumn !== undefined) return writeNamedByRow(request, place, options.rowUrlColumn, writer);
  const name = options.partitionFileNames?.[0] ?? place.file ?? `part-00000-${randomUUID()}-c000.${writer.extension}`;
  const path = pathOf(place.folder, name);
  const rowsWritten = await writeFile(request, place, path, writer, identifier(request.rows), options.truncate);
  return { rowsWritten };
}

async function clear({ accounts }: SinkRequest, place: Place): Promise<void> {
  const { storage, path } = locate(accounts, place, place.folder);
  for (const { name } of await storage.list(path)) await storage.remove(pathOf(path, name));
}

/** The column holds a path in the container, whatever the folder (Microsoft: "Sink transformation", file name option). */
async function writeNamedByRow(
  request: SinkRequest,
  place: Place,
  column: string,
  writer: FileWriter,
): Promise<SinkResult> {
  const { verb, name: stream } = request.statement;
  const naming = request.columns.find(({ name }) => name === column);
  if (naming === undefined) {
    throw problem("flow-file-name", { verb, stream, reason: `there is no column "${column}"` });
  }
  const name = identifier(naming.sql);
  const stored = `${stream}$stored`;
  await request.relations.table(stored, `SELECT * FROM ${identifier(request.rows)}`);
  const rows = identifier(stored);
  const names = await request.engine.rows<{ path: string | null }>(
    `SELECT DISTINCT CAST(${name} AS VARCHAR) AS path FROM ${rows} ORDER BY path`,
  );
  let rowsWritten = 0;
  for (const { path } of names) {
    if (!path) throw problem("flow-file-name", { verb, stream, reason: `a row has nothing in "${column}"` });
    const ofFile = `${rows} WHERE CAST(${name} AS VARCHAR) = ${literal(path)}`;
    rowsWritten += await writeFile(request, place, pathOf(path), writer, ofFile, false);
  }
  return { rowsWritten };
}

/** Writes under another name and renames: a reader sees the whole file, or the one before, or none. */
async function writeFile(
  { engine, accounts, columns }: SinkRequest,
  place: Place,
  path: string,
  writer: FileWriter,
  from: string,
  evenIfEmpty: boolean,
): Promise<number> {
  const { storage, path: stored } = locate(accounts, place, path);
  const unfinished = await storage.localPath(pathOf(posix.dirname(stored), `.unfinished-${randomUUID()}`), true);
  const selected = columns.map((column) => `${writer.column(column)} AS ${identifier(column.name)}`).join(", ");
  try {
    const [copied] = await engine.rows<{ Count: number }>(
      `COPY (SELECT ${selected} FROM ${from}) TO ${literal(unfinished)} (${writer.copyOptions}, USE_TMP_FILE false)`,
    );
    const rows = copied!.Count;
    if (rows > 0 || evenIfEmpty) await rename(unfinished, await storage.localPath(stored, true));
    return rows;
  } finally {
    await rm(unfinished, { force: true });
  }
}
