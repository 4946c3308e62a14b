import { z } from "zod";

import type { DataType } from "../../../dataflow/types";
import { problem } from "../../../errors";
import { openTable } from "../../delta/open";
import { relationSql } from "../../delta/relation";
import { readOptions } from "../options";
import { locate, placeOf, placeOptions } from "../place";
import { missingIn, tableColumns, selectTable } from "./tableColumns";
import { asOfVersion } from "./versionAsOf";
import type { OpenSource, SourceRequest } from "./source";

const options = z.strictObject({
  ...placeOptions,
  format: z.literal("delta"),
  allowSchemaDrift: z.boolean().default(false),
  validateSchema: z.boolean().default(false),
  ignoreNoFilesFound: z.boolean().default(false),
  inferDriftedColumnTypes: z.boolean().optional(),
  versionAsOf: z.number().int().optional(),
  compressionType: z.string().optional(),
  compressionLevel: z.string().optional(),
});

/** A Delta table: its newest version, or the one asked for. */
export async function openDelta(request: SourceRequest): Promise<OpenSource> {
  const { statement, engine } = request;
  const read = readOptions(statement, request.options, options);
  const place = placeOf(request.flow, statement, read, request.location);
  const { storage, path } = locate(request.accounts, place, place.folder);
  const { verb, name: stream } = statement;
  const { versionAsOf: version } = read;
  const snapshot = await openTable(engine, version === undefined ? storage : asOfVersion(storage, version), path);
  if (version !== undefined && snapshot?.version !== version) {
    throw problem("flow-version-missing", { verb, stream, version }, { folder: place.folder });
  }
  if (snapshot === undefined && !read.ignoreNoFilesFound) {
    throw problem("flow-no-table", { verb, stream, path: place.folder }, { folder: place.folder });
  }
  const inFiles = (snapshot?.schema ?? []).map(({ name, type }) => ({ name, type: type as DataType }));
  const columns = tableColumns(statement, inFiles, read);
  const from = snapshot === undefined ? undefined : await relationSql(engine, storage, path, snapshot);
  return {
    columns,
    readOnce: false,
    missing: missingIn(columns),
    select: async (planned) => selectTable(columns, planned, from),
  };
}
