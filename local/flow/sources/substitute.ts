import { readdir, stat } from "node:fs/promises";
import { basename, dirname, extname, resolve } from "node:path";

import type { Statement } from "../../../dataflow/ast";
import { problem } from "../../../errors";
import type { Json } from "../../duckdb/json";
import { DirectoryStorage } from "../../storage/directory";
import { declaredColumns } from "./textColumns";
import type { SourceRequest } from "./source";

type Options = Readonly<Record<string, Json>>;

const csv = { format: "delimited", columnNamesAsHeader: true, escapeChar: '"', multiLineRow: true };
const byExtension: Readonly<Record<string, Options>> = {
  ".csv": csv,
  ".tsv": { ...csv, columnDelimiter: "\t" },
  ".json": { format: "json" },
  ".jsonl": { format: "json" },
  ".ndjson": { format: "json" },
  ".parquet": { format: "parquet" },
};

/** A file or folder of this machine in the place of a source's store, as the source would ask for it. */
export async function substitute(
  statement: Statement,
  path: string,
): Promise<Pick<SourceRequest, "options" | "location" | "accounts">> {
  const { name: stream } = statement;
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw problem("file-unreadable", { path, reason: error.code ?? error.message }, { file: path });
  });
  const options = found.isDirectory() ? await folderOptions(stream, path) : fileOptions(stream, path, path);
  const storage = new DirectoryStorage(found.isDirectory() ? path : dirname(resolve(path)));
  return {
    options: {
      ...options,
      ...fileColumn(statement),
      allowSchemaDrift: allowsDrift(statement) || declaredColumns(statement).length === 0,
    },
    location: { account: "", container: "", ...(found.isDirectory() ? {} : { file: basename(path) }) },
    accounts: { locate: (_account, _container, inside) => ({ storage, path: inside }) },
  };
}

/** Whether columns that the source does not declare flow through. */
export function allowsDrift(statement: Statement): boolean {
  return statement.args.some(
    (argument) =>
      argument.kind === "option" &&
      argument.name === "allowSchemaDrift" &&
      argument.value.kind === "boolean" &&
      argument.value.value,
  );
}

/** The column that the source adds for the file of each row, which later statements may read. */
function fileColumn(statement: Statement): Options {
  for (const argument of statement.args) {
    if (argument.kind !== "option" || argument.name !== "rowUrlColumn") continue;
    if (argument.value.kind === "string" && argument.value.value !== "") return { rowUrlColumn: argument.value.value };
  }
  return {};
}

function fileOptions(stream: string, path: string, file: string): Options {
  const options = byExtension[extname(file).toLowerCase()];
  if (options === undefined)
    throw problem("flow-input-format", { stream, path, reason: `the kind of "${basename(file)}" is not known` });
  return options;
}

async function folderOptions(stream: string, path: string): Promise<Options> {
  const entries = await readdir(path, { withFileTypes: true });
  if (entries.some(({ name }) => name === "_delta_log")) return { format: "delta" };
  const files = entries.filter((entry) => entry.isFile() && !/^[_.]/.test(entry.name)).map(({ name }) => name);
  const [first, ...others] = files;
  if (first === undefined) throw problem("flow-input-format", { stream, path, reason: "the folder holds no files" });
  const options = fileOptions(stream, path, first);
  const other = others.find((name) => fileOptions(stream, path, name) !== options);
  if (other === undefined || fileOptions(stream, path, other)["format"] === "json") return options;
  throw problem("flow-input-format", { stream, path, reason: `"${first}" and "${other}" are of two kinds` });
}
