import { z } from "zod";

import { problem } from "../../../errors";
import { identifier } from "../../duckdb/quote";
import { readOptions } from "../options";
import { namedColumns } from "./columns";
import type { SinkRequest, SinkResult } from "./sink";
import { sinkOptions } from "./sinkOptions";

const options = z.strictObject({
  ...sinkOptions,
  store: z.literal("cache"),
  format: z.literal("inline").optional(),
  output: z.boolean().default(false),
  /** Of lookups in the script. */
  keys: z.array(z.string()).optional(),
});

/** What an activity's output may hold (Microsoft: "Data flow activity", cache sink to activity output). */
const largestOutput = 2 * 1024 * 1024;

/** Rows kept for lookups of the same flow; with `output: true` they are returned to the activity too. */
export async function writeCache(request: SinkRequest): Promise<SinkResult> {
  const { engine, statement } = request;
  const { output } = readOptions(statement, request.options, options);
  const rows = identifier(request.rows);
  const [measured] = await engine.rows<{ rows: number; bytes: number }>(
    `SELECT count(*) AS rows, coalesce(sum(strlen(CAST(to_json(r) AS VARCHAR)) + 1), 0) AS bytes FROM ${rows} r`,
  );
  const rowsWritten = measured!.rows;
  if (!output) return { rowsWritten };
  const bytes = Number(measured!.bytes);
  if (bytes > largestOutput) {
    const { verb, name: stream } = statement;
    throw problem("flow-cache-too-large", { verb, stream, bytes, limit: largestOutput });
  }
  return { rowsWritten, output: await engine.rows(`SELECT ${namedColumns(request.columns)} FROM ${rows}`) };
}
