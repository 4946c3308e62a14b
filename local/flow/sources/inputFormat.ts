import { readdir, stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";

import { problem } from "../../../errors";
import { reasonOf } from "../../storage/failure";
import type { Json } from "../../duckdb/json";
import { firstRecord } from "../csv/header";
import { unclosedQuote } from "./unclosedQuote";

type Options = Readonly<Record<string, Json>>;

const csv = { format: "delimited", columnNamesAsHeader: true, escapeChar: '"', multiLineRow: true };
const byExtension: Readonly<Record<string, Options>> = {
  ".csv": { ...csv, columnDelimiter: "," },
  ".tsv": { ...csv, columnDelimiter: "\t" },
  ".json": { format: "json" },
  ".jsonl": { format: "json" },
  ".ndjson": { format: "json" },
  ".parquet": { format: "parquet" },
};

/** How a file or folder of this machine is to be read: the options that a source of its format would have. */
export interface InputFormat {
  readonly isFolder: boolean;
  readonly options: Options;
}

/** Throws a problem that names the path where it is nothing that can take the place of the stream. */
export async function inputFormat(stream: string, path: string): Promise<InputFormat> {
  const found = await stat(path).catch((error: unknown) => {
    throw problem("file-unreadable", { path, reason: reasonOf(error) }, { file: path });
  });
  const refuse = (reason: string) => problem("flow-input-format", { stream, path, reason }, { file: path });
  const isFolder = found.isDirectory();
  const names = isFolder ? await readdir(path) : [];
  if (names.includes("_delta_log")) return { isFolder, options: { format: "delta" } };
  const files = isFolder ? names.filter((name) => !/^[_.]/.test(name)).map((name) => join(path, name)) : [path];
  const [first, ...others] = files;
  if (first === undefined) throw refuse("the folder holds no files");
  const kinds = files.map((file) => {
    const extension = extname(file).toLowerCase();
    if (!Object.hasOwn(byExtension, extension)) throw refuse(`the kind of "${basename(file)}" is not known`);
    return byExtension[extension]!;
  });
  const options = kinds[0]!;
  const other = others[kinds.slice(1).findIndex((kind) => JSON.stringify(kind) !== JSON.stringify(options))];
  if (other !== undefined) throw refuse(`"${basename(first)}" and "${basename(other)}" are of two kinds`);
  if (options["format"] === "delimited") {
    const delimiter = String(options["columnDelimiter"]);
    await refuseOtherHeaders(files, delimiter, refuse);
    for (const file of files) {
      const line = await unclosedQuote(file, delimiter);
      if (line !== undefined) throw refuse(`a quote that opens in line ${line} of "${basename(file)}" is not closed`);
    }
  }
  return { isFolder, options };
}

/** Files of text are read by position: all must have one header. */
async function refuseOtherHeaders(
  files: readonly string[],
  delimiter: string,
  refuse: (reason: string) => Error,
): Promise<void> {
  const dialect = { delimiter, quote: '"', escape: '"', skip: 0 };
  const headers = await Promise.all(files.map(async (file) => (await firstRecord(file, dialect)).join("\n")));
  const empty = files[headers.indexOf("")];
  if (empty !== undefined) throw refuse(`"${basename(empty)}" is empty: not even a header`);
  const other = files[headers.findIndex((header) => header !== headers[0])];
  if (other !== undefined) throw refuse(`"${basename(files[0]!)}" and "${basename(other)}" have different headers`);
}
