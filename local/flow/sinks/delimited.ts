import { z } from "zod";

import { problem } from "../../../errors";
import { identifier, literal } from "../../duckdb/quote";
import { readOptions } from "../options";
import { fileSinkOptions, writeFiles } from "./fileSink";
import type { SinkRequest, SinkResult } from "./sink";

const options = z.strictObject({
  ...fileSinkOptions,
  format: z.literal("delimited"),
  columnDelimiter: z.string().length(1).default(","),
  quoteChar: z.string().length(1).default('"'),
  escapeChar: z.string().length(1).default("\\"),
  quoteAll: z.boolean().default(false),
  columnNamesAsHeader: z.boolean().default(false),
  nullValue: z.string().default(""),
});

/** Text files with columns between delimiters; timestamps as Spark writes them. */
export async function writeDelimited(request: SinkRequest): Promise<SinkResult> {
  const { verb, name: stream } = request.statement;
  const write = readOptions(request.statement, request.options, options);
  const copyOptions = [
    `FORMAT csv, HEADER ${write.columnNamesAsHeader}, DELIMITER ${literal(write.columnDelimiter)}`,
    `QUOTE ${literal(write.quoteChar)}, ESCAPE ${literal(write.escapeChar)}, NULLSTR ${literal(write.nullValue)}`,
    "TIMESTAMPFORMAT '%Y-%m-%dT%H:%M:%S.%gZ'",
    ...(write.quoteAll ? ["FORCE_QUOTE *"] : []),
  ];
  return writeFiles(request, write, {
    extension: "csv",
    copyOptions: copyOptions.join(", "),
    column: ({ name, sql, type }) => {
      if (type.kind === "array" || type.kind === "map" || type.kind === "complex") {
        throw problem("flow-column-nested", { verb, stream, column: name });
      }
      return identifier(sql);
    },
  });
}
