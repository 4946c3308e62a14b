import { problem } from "../../../errors";
import { openCdm } from "./cdm";
import { openDelimited } from "./delimited";
import { openDelta } from "./delta";
import { openJson } from "./json";
import { openParquet } from "./parquet";
import type { OpenSource, SourceFormat, SourceRequest } from "./source";

export type { OpenSource, SourceColumn, SourceRequest } from "./source";

const formats: Readonly<Record<string, SourceFormat>> = {
  cdm: openCdm,
  delimited: openDelimited,
  delta: openDelta,
  json: openJson,
  parquet: openParquet,
};

/** Finds a source's files and columns; its rows are read later. */
export async function openSource(request: SourceRequest): Promise<OpenSource> {
  const { verb, name: stream } = request.statement;
  const { format } = request.options;
  if (format === undefined) throw problem("flow-option-missing", { verb, stream, option: "format" });
  const open = Object.hasOwn(formats, String(format)) ? formats[String(format)] : undefined;
  if (open === undefined) {
    throw problem("flow-format-unknown", { verb, stream, format: String(format), known: Object.keys(formats) });
  }
  return open(request);
}
