import { z } from "zod";

import { types } from "../../../dataflow/types";
import { problem } from "../../../errors";
import { type Entity, findEntity, leastWidth, parseModel } from "../../../lake/cdm";
import { identifier, literal, sqlType } from "../../duckdb/quote";
import { loadCsv } from "../csv/load";
import { readOptions } from "../options";
import { locate, pathOf, type Place, placeOf, placeOptions } from "../place";
import type { OpenSource, SourceColumn, SourceRequest } from "./source";
import { declaredColumns, textColumns } from "./textColumns";

const options = z.strictObject({
  ...placeOptions,
  format: z.literal("cdm"),
  manifestType: z.literal("model"),
  entity: z.string(),
  local: z.literal(true).optional(),
  allowSchemaDrift: z.boolean().default(false),
  validateSchema: z.literal(false).optional(),
  ignoreNoFilesFound: z.boolean().optional(),
  rowUrlColumn: z.string().optional(),
});

/**
 * Columns that only local runs have, for scripts that ask for them by name: the file of a row, and its number there (the
 * line of what was no row). Whether a CDM source of the service can name its files is not documented.
 */
const ownFileColumn = "_file";
const rowColumn = "_row";

/**
 * One table of a Synapse Link folder: `model.json` names its columns, by position, and its CSV files.
 *
 * Rows may end early, but not before `IsDelete`, the last column that every table has from the beginning: columns
 * added later stand after it (Microsoft: Azure Synapse Link FAQ). What cannot be read becomes a row whose first column
 * is the raw text, so that a script which checks that column (a GUID) sets it aside.
 */
export async function openCdm(request: SourceRequest): Promise<OpenSource> {
  const { statement, engine } = request;
  const read = readOptions(statement, request.options, options);
  const place = placeOf(request.flow, statement, read, request.location);
  const entity = await readEntity(request, place, read.entity);
  const files = await partitionFiles(request, place, entity);
  const inFiles = entity.attributes.map(({ name }) => name);

  const fromText = textColumns(declaredColumns(statement), inFiles, read.allowSchemaDrift);
  const fileColumn = read.rowUrlColumn ?? (request.mentioned.has(ownFileColumn) ? ownFileColumn : undefined);
  const added: SourceColumn[] = [];
  if (fileColumn !== undefined) added.push({ name: fileColumn, type: types.string, declared: false });
  if (request.mentioned.has(rowColumn)) added.push({ name: rowColumn, type: types.long, declared: false });
  const columns: readonly SourceColumn[] = [...fromText, ...added];

  return {
    columns,
    // Its rows are in a table already.
    readOnce: false,
    async select(planned, isNeeded) {
      const loaded = `${statement.name}$csv`;
      request.relations.owns(loaded);
      const needed = fromText.filter(({ name, position }) => position !== undefined && isNeeded(name));
      await loadCsv(engine, {
        files: files.map(({ local }) => local),
        width: { full: inFiles.length, least: leastWidth(entity) },
        columns: needed.map(({ position }) => position!),
        table: loaded,
        scratch: engine.folder,
      });
      const values = new Map(needed.map(({ name, position, convert }) => [name, convert(`c${position}`)]));
      if (fileColumn !== undefined) values.set(fileColumn, ofFile(files.map(({ path }) => literal(path))));
      if (request.mentioned.has(rowColumn)) values.set(rowColumn, await rowNumber(request, loaded, files.length));
      const selected = planned.map(
        ({ name, sql, type }) => `${values.get(name) ?? `NULL::${sqlType(type)}`} AS ${identifier(sql)}`,
      );
      return `SELECT ${selected.join(", ")} FROM ${identifier(loaded)}`;
    },
  };
}

async function readEntity(request: SourceRequest, place: Place, name: string): Promise<Entity> {
  const { verb, name: stream } = request.statement;
  const path = pathOf(place.folder, "model.json");
  const { storage, path: stored } = locate(request.accounts, place, path);
  if ((await storage.stat(stored)) === undefined) throw problem("flow-no-files", { verb, stream, path });
  const where = { table: name, folder: place.folder, file: path };
  return findEntity(parseModel(await storage.readText(stored), place.folder, where), name, where);
}

interface PartitionFile {
  /** In the container. */
  readonly path: string;
  /** On this machine. */
  readonly local: string;
}

async function partitionFiles(
  { accounts, statement }: SourceRequest,
  place: Place,
  entity: Entity,
): Promise<readonly PartitionFile[]> {
  return Promise.all(
    entity.partitions.map(async ({ path }) => {
      const found = locate(accounts, place, path);
      if ((await found.storage.stat(found.path)) === undefined) {
        const { verb, name: stream } = statement;
        const where = { table: entity.name, folder: place.folder, file: path };
        throw problem("flow-partition-missing", { verb, stream, path }, where);
      }
      return { path, local: await found.storage.localPath(found.path) };
    }),
  );
}

/** The value that belongs to the file of a row. */
function ofFile(values: readonly string[]): string {
  return values.length === 0 ? "NULL" : `[${values.join(", ")}][CAST(file AS BIGINT) + 1]`;
}

/** Rows are stored in the order in which they are read, so that their number follows from that of the first. */
async function rowNumber({ engine }: SourceRequest, table: string, files: number): Promise<string> {
  const firsts = await engine.rows<{ file: number; first: number }>(
    `SELECT file, min(rowid) AS first FROM ${identifier(table)} GROUP BY file`,
  );
  const byFile = new Map(firsts.map(({ file, first }) => [file, first]));
  const values = Array.from({ length: files }, (_, file) => String(byFile.get(file) ?? 0));
  return `coalesce(record, rowid - ${ofFile(values)} + 1)`;
}
