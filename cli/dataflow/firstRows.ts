import { join } from "node:path";
import type { Engine } from "../../local/duckdb/engine";
import type { Row } from "../../local/duckdb/json";
import { pathLiteral } from "../../local/duckdb/quote";
import type { WrittenSink } from "../../local/flow";

export interface FirstRows {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

const few = 5;

/** The first rows that a sink wrote as parquet. */
export async function firstRows(engine: Engine, { path }: WrittenSink): Promise<FirstRows> {
  const from = `FROM read_parquet(${pathLiteral(join(path, "part-00000.snappy.parquet"))})`;
  const described = await engine.describe(from);
  return { columns: described.map(({ name }) => name), rows: await engine.rows(`${from} LIMIT ${few}`) };
}
