import { problem } from "../../errors";
import { decodePath, type AddFile } from "../../lake/delta";
import type { Engine } from "../duckdb/engine";
import { identifier, pathLiteral } from "../duckdb/quote";
import type { Storage } from "../storage/storage";
import { convert } from "./columnType";

/** A column to read: its name in the files, the one to give it, and its type in SQL. */
export interface ScanColumn {
  readonly inFile: string;
  readonly name: string;
  readonly type: string;
}

/** DuckDB's names of a row's place: the index of its file in the list, and its number in the file. */
const places = ["file_index", "file_row_number"] as const;

/**
 * Columns of data files, as SQL that can stand after FROM. A column that a file lacks is null in it (delta.io:
 * "PROTOCOL", Data Files). DuckDB's `schema` option would do this too, but with it a file is read by one thread and
 * its number of rows is not known when joins are planned.
 */
export async function scanSql(
  engine: Engine,
  paths: readonly string[],
  columns: readonly ScanColumn[],
): Promise<string> {
  return selectSql(await filesOf(engine, paths), columns, []);
}

/** The same, with the row's place in two more columns: `file;` and `row;` (no column of a Delta table is called so). */
export async function scanWithPlacesSql(
  engine: Engine,
  paths: readonly string[],
  columns: readonly ScanColumn[],
): Promise<string> {
  const files = await filesOf(engine, paths);
  const hidden = places.find((place) => files.types.has(place));
  // A column of that name would be read in the place of DuckDB's own.
  if (hidden !== undefined) throw problem("delta-reserved-column", { column: hidden });
  return selectSql(files, columns, [`file_index AS ${fileColumn}`, `file_row_number AS ${rowColumn}`]);
}

export const fileColumn = identifier("file;");
export const rowColumn = identifier("row;");

interface Files {
  readonly sql: string;
  /** By lower-cased name: Delta and DuckDB compare names without case. */
  readonly types: ReadonlyMap<string, string>;
}

async function filesOf(engine: Engine, paths: readonly string[]): Promise<Files> {
  const sql = `read_parquet([${paths.map(pathLiteral).join(", ")}], union_by_name = true)`;
  const described = await engine.describe(`SELECT * FROM ${sql}`);
  return { sql, types: new Map(described.map(({ name, type }) => [name.toLowerCase(), type])) };
}

function selectSql({ sql, types }: Files, columns: readonly ScanColumn[], more: readonly string[]): string {
  const selected = columns.map(({ inFile, name, type }) => {
    const from = types.get(inFile.toLowerCase());
    const value = from === undefined ? `CAST(NULL AS ${type})` : convert(identifier(inFile), from, type);
    return `${value} AS ${identifier(name)}`;
  });
  return `(SELECT ${[...selected, ...more].join(", ")} FROM ${sql})`;
}

/** Where the data files are on this machine; a file that the log has and the folder has not is a problem. */
export async function localPaths(files: readonly AddFile[], storage: Storage, folder: string): Promise<string[]> {
  return Promise.all(
    files.map(async (file) => {
      const path = `${folder}/${decodePath(file.path, { folder })}`;
      if ((await storage.stat(path)) === undefined)
        throw problem("delta-file-missing", { path: file.path }, { folder });
      return storage.localPath(path);
    }),
  );
}
