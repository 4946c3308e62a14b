import { rm } from "node:fs/promises";
import { join } from "node:path";

import type { Engine } from "../../duckdb/engine";
import { identifier, literal, pathLiteral } from "../../duckdb/quote";
import { type Layout, layoutOf } from "./layout";
import { longestRecord, repairCsv, type RowWidth } from "./repair";
import { isUnfit } from "./unfit";

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
 * Nearly all files are read by DuckDB's parallel scan, those of one layout together. It is only asked *whether* a file
 * has a record that it refuses, never trusted with what the rest of such a file says: which records it drops depends on
 * the columns read and, after an unclosed quote, on how the file was cut into pieces. Such a file is repaired and read
 * from its copy. `record` is known for those only; for the others it follows from the order, which is kept.
 */
export async function loadCsv(engine: Engine, load: CsvLoad): Promise<void> {
  const { table, files } = load;
  const columns = keptColumns(load).map((index) => `c${index} VARCHAR`);
  await engine.run(`CREATE TEMP TABLE ${identifier(table)} (${columns.join(", ")}, file UBIGINT, record BIGINT)`);
  await inOrder(engine, async () => {
    const [refused, unfit] = await Promise.all([scanAll(engine, load), unfitOf(files)]);
    const toRepair = [...new Set([...refused, ...unfit])].sort((a, b) => a - b);
    if (toRepair.length === 0) return;
    await engine.run(`DELETE FROM ${identifier(table)} WHERE file IN (${toRepair.join(", ")})`);
    for (const index of toRepair) await loadRepaired(engine, load, index);
  });
}

/** Runs statements with rows kept in the order in which they are read; an engine does not keep it otherwise. */
async function inOrder(engine: Engine, work: () => Promise<void>): Promise<void> {
  await engine.run("SET preserve_insertion_order = true");
  try {
    await work();
  } finally {
    await engine.run("SET preserve_insertion_order = false");
  }
}

/** DuckDB makes these two temporary tables. A stream's name never starts with an underscore. */
const rejects = "_csv_rejects";
const scans = "_csv_scans";

/** Appends the records of all files; answers the files with a record that DuckDB refuses. */
async function scanAll(engine: Engine, load: CsvLoad): Promise<readonly number[]> {
  const layouts = await Promise.all(load.files.map((file) => layoutOf(file, load.width)));
  const groups = new Map<string, { readonly layout: Layout; readonly files: number[] }>();
  const refused: number[] = [];
  for (const [index, layout] of layouts.entries()) {
    if (layout === undefined) {
      refused.push(index);
    } else {
      const key = JSON.stringify(layout);
      groups.set(key, { layout, files: [...(groups.get(key)?.files ?? []), index] });
    }
  }
  for (const { layout, files } of groups.values()) refused.push(...(await scan(engine, load, layout, files)));
  return refused;
}

async function scan(
  engine: Engine,
  load: CsvLoad,
  layout: Layout,
  files: readonly number[],
): Promise<readonly number[]> {
  const options = [
    "store_rejects = true",
    // One is enough to know that the file needs repair.
    "rejects_limit = 1",
    `rejects_table = ${literal(rejects)}`,
    `rejects_scan = ${literal(scans)}`,
    newLine(layout.rowEnd),
  ];
  const paths = files.map((index) => load.files[index]!);
  const columns = keptColumns(load).map((index) => (index < layout.fields ? `c${index}` : "NULL"));
  try {
    await engine.run(`
      INSERT INTO ${identifier(load.table)}
      SELECT ${columns.join(", ")}, [${files.join(", ")}][CAST(file_index AS BIGINT) + 1], NULL
      FROM ${csv(paths, textColumns(layout.fields), options)}`);
    const refused = await engine.rows<{ path: string }>(`
      SELECT DISTINCT file_path AS path FROM ${rejects} JOIN ${scans} USING (scan_id, file_id)`);
    const refusedPaths = new Set(refused.map(({ path }) => path));
    return files.filter((index) => refusedPaths.has(load.files[index]!));
  } catch (error) {
    if (!isRefusedText(error)) throw error;
    if (files.length === 1) return files;
    const each: number[] = [];
    for (const index of files) each.push(...(await scan(engine, load, layout, [index])));
    return each;
  } finally {
    await engine.run(`DROP TABLE IF EXISTS ${rejects}; DROP TABLE IF EXISTS ${scans}`);
  }
}

async function loadRepaired(engine: Engine, load: CsvLoad, index: number): Promise<void> {
  const copy = join(load.scratch, `${load.table}-${index}.csv`);
  await repairCsv(load.files[index]!, copy, load.width);
  const columns = keptColumns(load).map((column) => `c${column}`);
  await engine.run(`
    INSERT INTO ${identifier(load.table)}
    SELECT ${columns.join(", ")}, ${index}::UBIGINT, record
    FROM ${csv([copy], [...textColumns(load.width.full), "'record': 'BIGINT'"], [newLine("\n")])}`);
  await rm(copy);
}

function csv(files: readonly string[], columns: readonly string[], options: readonly string[]): string {
  return `read_csv(${[
    `[${files.map(pathLiteral).join(", ")}]`,
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

function keptColumns({ columns }: CsvLoad): readonly number[] {
  return [...new Set([0, ...columns])].sort((a, b) => a - b);
}

/** DuckDB's parser stops at mixed line ends ("invalid state"), whatever may be rejected. */
function isRefusedText(error: unknown): boolean {
  return /^Invalid Input Error: .*CSV/.test(String((error as Partial<Error>).message));
}

async function unfitOf(files: readonly string[]): Promise<readonly number[]> {
  const found: number[] = [];
  for (const [index, file] of files.entries()) if (await isUnfit(file)) found.push(index);
  return found;
}
