import { z } from "zod";

import { identifier } from "../../duckdb/quote";
import { readOptions } from "../options";
import { fileSinkOptions, writeFiles } from "./fileSink";
import type { SinkRequest, SinkResult } from "./sink";

const options = z.strictObject({
  ...fileSinkOptions,
  format: z.literal("parquet"),
  compressionCodec: z.literal("snappy").optional(),
});

/** Parquet files. */
export async function writeParquet(request: SinkRequest): Promise<SinkResult> {
  const write = readOptions(request.statement, request.options, options);
  return writeFiles(request, write, {
    extension: "snappy.parquet",
    copyOptions: "FORMAT parquet, COMPRESSION snappy",
    // Spark's timestamps are points in time: marked as UTC in the file.
    column: ({ sql, type }) =>
      type.kind === "timestamp" ? `CAST(${identifier(sql)} AS TIMESTAMPTZ)` : identifier(sql),
  });
}
