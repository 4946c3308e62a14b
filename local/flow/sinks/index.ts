import { problem } from "../../../errors";
import { writeCache } from "./cache";
import { writeDelimited } from "./delimited";
import { writeDelta } from "./delta";
import { writeParquet } from "./parquet";
import type { SinkFormat, SinkRequest, SinkResult } from "./sink";

export { policyColumn, type SinkRequest, type SinkResult, type SinkRows } from "./sink";

const formats: Readonly<Record<string, SinkFormat>> = {
  cache: writeCache,
  delimited: writeDelimited,
  delta: writeDelta,
  parquet: writeParquet,
};

/** Writes a sink's rows in its format. */
export async function writeSink(request: SinkRequest): Promise<SinkResult> {
  const { verb, name: stream } = request.statement;
  const format = request.options["store"] === "cache" ? "cache" : request.options["format"];
  if (format === undefined) throw problem("flow-option-missing", { verb, stream, option: "format" });
  const write = Object.hasOwn(formats, String(format)) ? formats[String(format)] : undefined;
  if (write === undefined) {
    throw problem("flow-format-unknown", { verb, stream, format: String(format), known: Object.keys(formats) });
  }
  return write(request);
}
