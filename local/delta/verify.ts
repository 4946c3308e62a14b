import { basename, dirname, join, resolve } from "node:path";
import { Problem, problem } from "../../errors";
import { contractFindings, keyColumn } from "../../lake/customerInsights";
import { parseFields, readable, type TableDefinition, type TableState } from "../../lake/delta";
import { Engine } from "../duckdb/engine";
import { identifier } from "../duckdb/quote";
import { DirectoryStorage } from "../storage/directory";
import type { Storage } from "../storage/storage";
import { stateOf } from "./open";
import { relationSql } from "./relation";

export interface TableReport {
  readonly name: string;
  readonly rows: number;
  readonly findings: readonly { readonly code: string; readonly message: string; readonly hint: string }[];
}

/**
 * Checks the tables of a gold folder against what Customer Insights - Data accepts, and against their definitions
 * where these are given: a table that is declared must be there, with its columns.
 */
export async function verifyGold(
  directory: string,
  definitions: readonly TableDefinition[] = [],
): Promise<{ readonly tables: readonly TableReport[] }> {
  const root = resolve(directory);
  const parent = new DirectoryStorage(dirname(root));
  if ((await parent.stat(basename(root)))?.kind !== "Folder") {
    throw problem("storage-not-readable", { path: root, reason: "no such folder" }, { file: root });
  }
  const storage = new DirectoryStorage(root);
  const engine = await Engine.open();
  try {
    const folders = (await storage.list("")).filter(({ kind, name }) => kind === "Folder" && !/^[._]/.test(name));
    const tables: TableReport[] = [];
    for (const { name } of folders) {
      const definition = definitions.find((candidate) => candidate.name === name);
      tables.push(await verifyTable(engine, storage, name, definition));
    }
    const missing = definitions.filter(({ name }) => !folders.some((folder) => folder.name === name));
    return {
      tables: [
        ...tables,
        ...missing.map(({ name }) => report(name, 0, [problem("ci-no-table", { folder: join(root, name) })])),
      ],
    };
  } finally {
    await engine.close();
  }
}

/** Checks one table: what its log says, then its rows. */
export async function verifyTable(
  engine: Engine,
  storage: Storage,
  folder: string,
  definition?: TableDefinition,
): Promise<TableReport> {
  const name = folder.split("/").at(-1)!;
  const findings: Problem[] = [];
  try {
    const state = await stateOf(engine, storage, folder);
    if (state === undefined) return report(name, 0, [problem("ci-no-table", { folder })]);
    findings.push(...contractFindings(state, name), ...definitionFindings(state, definition));
    const { rows, found } = await verifyRows(engine, storage, folder, state);
    return report(name, rows, [...findings, ...found]);
  } catch (error) {
    // A table that is refused for a feature has that feature among its findings already.
    if (!(error instanceof Problem)) throw error;
    return report(name, 0, findings.length > 0 ? findings : [error]);
  }
}

async function verifyRows(
  engine: Engine,
  storage: Storage,
  folder: string,
  state: TableState,
): Promise<{ rows: number; found: readonly Problem[] }> {
  const relation = await relationSql(engine, storage, folder, readable(state, { folder }));
  const key = keyColumn(state);
  if (key === undefined || parseFields(state.metadata.schemaString)?.every(({ name }) => name !== key)) {
    const [counted] = await engine.rows<{ rows: number }>(`SELECT count(*) AS rows FROM ${relation}`);
    return { rows: counted!.rows, found: [] };
  }
  const column = identifier(key);
  const [counted] = await engine.rows<{ rows: number; absent: number; blank: number }>(
    `SELECT count(*) AS rows, count(*) FILTER (${column} IS NULL) AS absent, ` +
      `count(*) FILTER (trim(CAST(${column} AS VARCHAR)) = '') AS blank FROM ${relation}`,
  );
  const repeated = await engine.rows<{ key: string; rows: number }>(
    `SELECT CAST(${column} AS VARCHAR) AS key, count(*) AS rows FROM ${relation} WHERE ${column} IS NOT NULL ` +
      `GROUP BY ${column} HAVING count(*) > 1 ORDER BY rows DESC, key LIMIT 1`,
  );
  const { rows, absent, blank } = counted!;
  return {
    rows,
    found: [
      ...(absent > 0 ? [problem("ci-key-null", { column: key, rows: absent })] : []),
      ...(blank > 0 ? [problem("ci-key-blank", { column: key, rows: blank })] : []),
      ...repeated.map((example) =>
        problem("ci-key-repeated", { column: key, example: example.key, rows: example.rows }),
      ),
    ],
  };
}

/** Customer Insights - Data checks a table's columns against those it was attached with. */
function definitionFindings(state: TableState, definition: TableDefinition | undefined): readonly Problem[] {
  if (definition === undefined) return [];
  const names = new Set(parseFields(state.metadata.schemaString)?.map(({ name }) => name));
  return definition.columns
    .filter(({ name }) => !names.has(name))
    .map(({ name }) => problem("ci-column-missing", { column: name }));
}

function report(name: string, rows: number, findings: readonly Problem[]): TableReport {
  return { name, rows, findings: findings.map(({ code, message, hint }) => ({ code, message, hint })) };
}
