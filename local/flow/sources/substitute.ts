import { basename, dirname, resolve } from "node:path";

import type { Statement } from "../../../dataflow/ast";
import { Problem, problem } from "../../../errors";
import { engineMessage } from "../../duckdb/engine";
import { identifier } from "../../duckdb/quote";
import { DirectoryStorage } from "../../storage/directory";
import { inputFormat } from "./inputFormat";
import type { OpenSource, SourceColumn, SourceRequest } from "./source";
import { openSource } from ".";
import { declaredColumns } from "./textColumns";

/** What is in the place of a source, and what about it is seldom meant. */
export interface Substitute {
  readonly source: OpenSource;
  readonly warnings: readonly Problem[];
}

export type SubstituteRequest = Pick<SourceRequest, "flow" | "statement" | "mentioned" | "engine" | "relations">;

/**
 * A file or folder of this machine in the place of a source's store. The declared columns have their types, others come
 * by schema drift, as text. Rows of texts are read at once, so that a file that cannot be read is named.
 */
export async function openSubstitute(request: SubstituteRequest, path: string): Promise<Substitute> {
  const { statement } = request;
  const opened = await naming(statement, path, async () =>
    openSource({ ...request, ...(await placeOf(request, path)) }),
  );
  const names = declaredColumns(statement).map(({ name }) => name);
  const drifts = allowsDrift(statement) || names.length === 0;
  const added = fileColumn(statement)["rowUrlColumn"];
  const isExtra = ({ name, declared }: SourceColumn): boolean => !declared && name !== added;
  const extra = opened.columns.filter(isExtra).map(({ name }) => name);
  const missing = opened.missing ?? [];
  if (missing.length > 0 && flag(statement, "validateSchema")) {
    const { verb, name: stream } = statement;
    throw problem("flow-schema-mismatch", { verb, stream, columns: missing }, { file: path });
  }
  if (names.length > 0 && missing.length === names.length) {
    const reason = `it has the columns ${listed(extra)}, and the source declares ${listed(names)}`;
    throw problem("flow-input-format", { stream: statement.name, path, reason }, { file: path });
  }
  const columns = drifts ? opened.columns : opened.columns.filter((column) => !isExtra(column));
  return {
    source: opened.readOnce ? readNow(request, path, { ...opened, columns }) : { ...opened, columns },
    warnings: [
      ...(missing.length > 0 ? [missingColumns(statement, path, missing, extra)] : []),
      ...(drifts || extra.length === 0
        ? []
        : [problem("flow-input-columns-unused", { stream: statement.name, path, columns: extra }, { file: path })]),
    ],
  };
}

function missingColumns(
  { name: stream }: Statement,
  path: string,
  columns: readonly string[],
  extra: readonly string[],
) {
  const plain = (name: string): string => name.toLowerCase().replace(/[\s_-]/g, "");
  const meant = columns.flatMap((column) => extra.filter((name) => plain(name) === plain(column)));
  return problem("flow-input-columns-missing", { stream, path, columns, meant }, { file: path });
}

/** Whether columns that the source does not declare flow through. */
export const allowsDrift = (statement: Statement): boolean => flag(statement, "allowSchemaDrift");

function flag({ args }: Statement, name: string): boolean {
  return args.some(
    (argument) =>
      argument.kind === "option" && argument.name === name && argument.value.kind === "boolean" && argument.value.value,
  );
}

/** The column that the source adds for the file of each row, which later statements may read. */
function fileColumn({ args }: Statement): Readonly<Record<string, string>> {
  for (const argument of args) {
    if (argument.kind !== "option" || argument.name !== "rowUrlColumn") continue;
    if (argument.value.kind === "string" && argument.value.value !== "") return { rowUrlColumn: argument.value.value };
  }
  return {};
}

const listed = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(", ") || "none";

/** The rows in a table of their own: what cannot be read fails here, where the file is known. */
function readNow({ statement, relations }: SubstituteRequest, path: string, opened: OpenSource): OpenSource {
  const table = `${statement.name}$input`;
  return {
    ...opened,
    readOnce: false,
    select: async (planned, isNeeded) => {
      const sql = await opened.select(planned, isNeeded);
      await naming(statement, path, () => relations.table(table, sql));
      return `FROM ${identifier(table)}`;
    },
  };
}

/** What DuckDB says of a file that it cannot read, as a problem that names the file. */
async function naming<T>({ name: stream }: Statement, path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Problem && error.code === "flow-no-files") {
      throw problem("flow-input-format", { stream, path, reason: "there is nothing in it to read" }, { file: path });
    }
    if (engineMessage(error) === undefined || error instanceof Problem) throw error;
    const [first = "", , third = first] = (error as Error).message.split("\n");
    const line = /\bline:? (\d+)/i.exec(first)?.[1];
    const where = { file: path, ...(line === undefined ? {} : { line: Number(line) }) };
    // Of a text file the first line says where, the second quotes it, and the third says what is wrong.
    const reason = (first.includes("CSV Error on Line") ? third : first).replace(/^[\w ]+ Error: /, "");
    throw problem("flow-input-unreadable", { stream, path, reason }, where, { cause: error });
  }
}

async function placeOf(
  { statement }: SubstituteRequest,
  path: string,
): Promise<Pick<SourceRequest, "options" | "location" | "accounts">> {
  const { isFolder, options } = await inputFormat(statement.name, path);
  const storage = new DirectoryStorage(isFolder ? path : dirname(resolve(path)));
  return {
    // Which of the other columns flow through is decided later: those of a file are told to whoever named it.
    options: { ...options, ...fileColumn(statement), allowSchemaDrift: true },
    location: { account: "", container: "", ...(isFolder ? {} : { file: basename(path) }) },
    accounts: { locate: (_account, _container, inside) => ({ storage, path: inside }) },
  };
}
