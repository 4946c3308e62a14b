import { z } from "zod";

import { types, type DataType } from "../../../dataflow/types";
import { problem } from "../../../errors";
import { parseType, type DeltaType, type TableDefinition } from "../../../lake/delta";
import { append, createTable, merge, openTable, overwrite, type WriteResult } from "../../delta";
import { identifier, literal } from "../../duckdb/quote";
import { readOptions } from "../options";
import { locate, placeOf, placeOptions } from "../place";
import { namedColumns, refuseSameNames } from "./columns";
import { policyColumn, type SinkRequest, type SinkResult } from "./sink";
import { sinkOptions } from "./sinkOptions";

const options = z.strictObject({
  ...placeOptions,
  ...sinkOptions,
  format: z.literal("delta"),
  insertable: z.boolean().default(true),
  updateable: z.boolean().default(false),
  upsertable: z.boolean().default(false),
  deletable: z.boolean().default(false),
  keys: z.array(z.string()).default([]),
  deltaTruncate: z.boolean().default(false),
  overwrite: z.boolean().default(false),
  // With new columns a local run stops in either case.
  mergeSchema: z.boolean().optional(),
  vacuum: z.literal(0).optional(),
  // How the service lays out its files.
  autoCompact: z.boolean().optional(),
  optimizedWrite: z.boolean().optional(),
  compressionType: z.string().optional(),
  compressionLevel: z.string().optional(),
});

type Options = z.infer<typeof options>;

/**
 * A Delta table, changed in one commit. A table that is new, overwritten, truncated or only inserted into takes every
 * row whatever its policy; else rows are merged by key (Microsoft: "Delta format in Azure Data Factory").
 */
export async function writeDelta(request: SinkRequest): Promise<SinkResult> {
  const { engine, statement } = request;
  const { verb, name: stream } = statement;
  const write = readOptions(statement, request.options, options);
  const isMerge = write.updateable || write.upsertable || write.deletable;
  const place = placeOf(request.flow, statement, write, request.location);
  const { storage, path } = locate(request.accounts, place, place.folder);
  refuseSameNames(request);
  const named = `${stream}$named`;
  const policy = isMerge ? `, ${checkedPolicy(request, write)}` : "";
  await request.relations.view(
    named,
    `SELECT ${namedColumns(request.columns)}${policy} FROM ${identifier(request.rows)}`,
  );
  const rows = { source: named, columns: request.columns.map(({ name }) => name) };
  if ((await openTable(engine, storage, path)) === undefined) {
    await createTable(storage, path, tableDefinition(request, place.folder, write.keys), Date.now());
    return written(await append(engine, storage, path, rows));
  }
  if (write.overwrite || write.deltaTruncate) return written(await overwrite(engine, storage, path, rows));
  if (!isMerge) return written(await append(engine, storage, path, rows));
  try {
    return written(await merge(engine, storage, path, { ...rows, keys: write.keys, policyColumn }));
  } catch (error) {
    const [, policy] = refusal.exec(String((error as Partial<Error>).message)) ?? [];
    throw policy === undefined ? error : problem("flow-policy-refused", { verb, stream, policy }, {}, { cause: error });
  }
}

const refusal = /a row has the policy (\w+)/;

/** A row's policy; one that the sink does not allow ends the flow: what Azure does then is not documented. */
function checkedPolicy({ hasPolicy }: SinkRequest, write: Options): string {
  const allowed = [
    ...(write.insertable ? ["insert"] : []),
    ...(write.updateable ? ["update"] : []),
    ...(write.upsertable ? ["upsert"] : []),
    ...(write.deletable ? ["delete"] : []),
  ];
  const policy = hasPolicy ? `coalesce(${identifier(policyColumn)}, 'insert')` : "'insert'";
  const checked = `CASE WHEN ${policy} IN (${allowed.map(literal).join(", ")}) THEN ${policy}
    ELSE error('a row has the policy ' || ${policy}) END`;
  return `${checked} AS ${identifier(policyColumn)}`;
}

function tableDefinition(
  { statement, columns }: SinkRequest,
  folder: string,
  keys: readonly string[],
): TableDefinition {
  const { verb, name: stream } = statement;
  return {
    name: folder.split("/").at(-1)!,
    description: "",
    columns: columns.map(({ name, type }) => {
      const stored = type.kind === "any" ? types.string : type;
      if (!isDeltaType(stored)) throw problem("flow-column-nested", { verb, stream, column: name });
      return { name, type: stored };
    }),
    key: keys[0] ?? columns[0]!.name,
  };
}

function isDeltaType(type: DataType): type is DeltaType {
  return type.kind === "decimal" || parseType(type.kind) !== undefined;
}

function written({ inserted, updated, deleted }: WriteResult): SinkResult {
  return { rowsWritten: inserted + updated + deleted };
}
