import { join } from "node:path";
import { openTable } from "../../local/delta";
import { localPaths } from "../../local/delta/scan";
import { Engine } from "../../local/duckdb/engine";
import { literal } from "../../local/duckdb/quote";
import { DirectoryStorage } from "../../local/storage/directory";

interface Compared {
  /** The folder of gold tables. */
  readonly gold: string;
  readonly table: string;
  /** The folder of the parquet files that a rival wrote. */
  readonly written: string;
  readonly memory?: string;
}

interface Outcome {
  readonly rows: number;
  /** In words; none where both have the same rows, with the same columns. */
  readonly differences: readonly string[];
}

/** Compares a gold table with what a rival wrote: columns and their types, the number of rows, every value. */
export async function differences({ gold, table, written, memory }: Compared): Promise<Outcome> {
  const engine = await Engine.open(memory === undefined ? {} : { memory });
  try {
    const storage = new DirectoryStorage(gold);
    const snapshot = await openTable(engine, storage, table);
    const ours = filesSql(await localPaths([...(snapshot?.files.values() ?? [])], storage, table));
    return await compare(engine, ours, filesSql([join(written, "*.parquet")]));
  } finally {
    await engine.close();
  }
}

const filesSql = (paths: readonly string[]): string => `FROM read_parquet([${paths.map(literal).join(", ")}])`;

async function compare(engine: Engine, ours: string, rival: string): Promise<Outcome> {
  const columns = await columnsOf(engine, ours);
  const rivalColumns = await columnsOf(engine, rival);
  const { rows, digest } = await digestOf(engine, ours);
  const other = await digestOf(engine, rival);
  if (columns !== rivalColumns)
    return { rows, differences: [`the columns are ${columns}`, `by hand they are ${rivalColumns}`] };
  if (rows === other.rows && digest === other.digest) return { rows, differences: [] };
  return {
    rows,
    differences: [
      `${rows} rows, by hand ${other.rows}`,
      `only in the table: ${await onlyIn(engine, ours, rival)}`,
      `only by hand: ${await onlyIn(engine, rival, ours)}`,
    ],
  };
}

async function columnsOf(engine: Engine, rows: string): Promise<string> {
  return (await engine.describe(rows)).map(({ name, type }) => `${name} ${type}`).join(", ");
}

/** The sum of the rows' hashes does not depend on their order, and counts rows that are there twice. */
async function digestOf(engine: Engine, rows: string): Promise<{ readonly rows: number; readonly digest: string }> {
  const [found] = await engine.rows<{ rows: number; digest: string }>(
    `SELECT count(*) AS rows, CAST(sum(hash(r)) AS VARCHAR) AS digest FROM (${rows}) AS r`,
  );
  return found!;
}

async function onlyIn(engine: Engine, one: string, other: string): Promise<string> {
  const only = `((${one}) EXCEPT ALL (${other}))`;
  const [counted] = await engine.rows<{ rows: number }>(`SELECT count(*) AS rows FROM ${only}`);
  const examples = await engine.rows(`FROM ${only} ORDER BY ALL LIMIT 2`);
  return `${counted!.rows} row(s), such as ${examples.map((row) => JSON.stringify(row)).join(" ")}`;
}
