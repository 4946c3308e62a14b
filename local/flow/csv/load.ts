import { rm } from "node:fs/promises";
import { join } from "node:path";

import type { Engine } from "../../duckdb/engine";
import { identifier, literal } from "../../duckdb/quote";
import { longestRecord, repairCsv, type RowWidth } from "./repair";
import { rowEndOf } from "./rowEnd";
import { isUtf8File } from "./utf8";

export interface CsvLoad {
  /** Paths on this machine. */
  readonly files: readonly string[];
  readonly width: RowWidth;
  /** Positions of the columns to keep, from 0. The first column is always kept: it holds what could not be read. */
  readonly columns: readonly number[];
  /** The temporary table to make: `c0`, `c7`, … as text (null where empty), `file` (position in `files`), `record`. */
  readonly table: string;
  /** A folder for repaired copies. */
  readonly scratch: string;
}

/** Small enough that two threads share a file of common size, and at least as long as a record may be. */
const bufferSize = 3 * longestRecord;

/**
 * Loads CSV files without header (commas, doubled quotes, line breaks in quotes) into a temporary table.
 *
 * Nearly all files are read by DuckDB's parallel scan. It is only asked *whether* a file has a record that it
 * refuses, never trusted with what the rest of such a file says: which records it drops depends on the columns read and,
 * after an unclosed quote, on how the file was cut into pieces. Such a file is repaired and read from its copy.
 * `record` is known for those only; for the others it follows from the order, which is kept.
 */
export async function loadCsv(engine: Engine, load: CsvLoad): Promise<void> {
  const { table, files } = load;
  const columns = keptColumns(load).map((column) => `${column} VARCHAR`);
  await engine.run(`CREATE TEMP TABLE ${identifier(table)} (${columns.join(", ")}, file UBIGINT, record BIGINT)`);
  await inOrder(engine, async () => {
    const all = files.map((_, index) => index);
    const [refused, notUtf8] = await Promise.all([scan(engine, load, all), inOtherEncoding(files)]);
    const toRepair = [...new Set([...refused, ...notUtf8])].sort((a, b) => a - b);
    if (toRepair.length === 0) return;
    await engine.run(`DELETE FROM ${identifier(table)} WHERE file IN (${toRepair.join(", ")})`);
    for (const index of toRepair) await loadRepaired(engine, load, index);
  });
}

/** Runs statements with rows kept in the order in which they are read. */
async function inOrder(engine: Engine, work: () => Promise<void>): Promise<void> {
  const setting = "preserve_insertion_order";
  const [before] = await engine.rows<{ value: boolean }>(`SELECT current_setting('${setting}') AS value`);
  await engine.run(`SET ${setting} = true`);
  try {
    await work();
  } finally {
    await engine.run(`SET ${setting} = ${before!.value}`);
  }
}

/** DuckDB makes these two temporary tables. A stream's name never starts with an underscore. */
const rejects = "_csv_rejects";
const scans = "_csv_scans";

/** Appends the records of the files; answers the files with a record that DuckDB refuses. */
async function scan(engine: Engine, load: CsvLoad, files: readonly number[]): Promise<readonly number[]> {
  if (files.length === 0) return [];
  const options = [
    "store_rejects = true",
    // One is enough to know that the file needs repair.
    "rejects_limit = 1",
    `rejects_table = ${literal(rejects)}`,
    `rejects_scan = ${literal(scans)}`,
    newLine(await rowEndOf(load.files[files[0]!]!)),
  ];
  const [single, ...more] = files;
  const position = more.length === 0 ? `${single}::UBIGINT` : "file_index";
  try {
    await engine.run(`
      INSERT INTO ${identifier(load.table)}
      SELECT ${[...keptColumns(load), position].join(", ")}, NULL
      FROM ${csv(
        files.map((index) => load.files[index]!),
        textColumns(load.width.full),
        options,
      )}`);
    const refused = await engine.rows(`
      SELECT DISTINCT file_path AS path FROM ${rejects} JOIN ${scans} USING (scan_id, file_id)`);
    return refused.map(({ path }) => load.files.indexOf(String(path)));
  } catch (error) {
    if (!isRefusedText(error)) throw error;
    if (more.length === 0) return files;
    const each: number[] = [];
    for (const index of files) each.push(...(await scan(engine, load, [index])));
    return each;
  } finally {
    await engine.run(`DROP TABLE IF EXISTS ${rejects}; DROP TABLE IF EXISTS ${scans}`);
  }
}

async function loadRepaired(engine: Engine, load: CsvLoad, index: number): Promise<void> {
  const copy = join(load.scratch, `${load.table}-${index}.csv`);
  await repairCsv(load.files[index]!, copy, load.width);
  await engine.run(`
    INSERT INTO ${identifier(load.table)}
    SELECT ${keptColumns(load).join(", ")}, ${index}::UBIGINT, record
    FROM ${csv([copy], [...textColumns(load.width.full), "'record': 'BIGINT'"], [newLine("\n")])}`);
  await rm(copy);
}

function csv(files: readonly string[], columns: readonly string[], options: readonly string[]): string {
  return `read_csv(${[
    `[${files.map(literal).join(", ")}]`,
    `columns = {${columns.join(", ")}}`,
    // Nothing is left to be guessed. Empty text and null are the same in a Synapse Link file.
    `auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', nullstr = ''`,
    `max_line_size = ${longestRecord}, buffer_size = ${bufferSize}`,
    ...options,
  ].join(", ")})`;
}

function newLine(end: "\n" | "\r\n"): string {
  return `new_line = ${end === "\n" ? "'\\n'" : "'\\r\\n'"}`;
}

function textColumns(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `'c${index}': 'VARCHAR'`);
}

function keptColumns({ columns }: CsvLoad): readonly string[] {
  return [...new Set([0, ...columns])].sort((a, b) => a - b).map((index) => `c${index}`);
}

/** DuckDB's parser stops at mixed line ends ("invalid state"), whatever may be rejected. */
function isRefusedText(error: unknown): boolean {
  return /^Invalid Input Error: .*CSV/.test(String((error as Partial<Error>).message));
}

async function inOtherEncoding(files: readonly string[]): Promise<readonly number[]> {
  const found: number[] = [];
  for (const [index, file] of files.entries()) if (!(await isUtf8File(file))) found.push(index);
  return found;
}
