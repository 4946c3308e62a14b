import { clusterByProperty, type Snapshot } from "../../lake/delta";
import type { Engine } from "../duckdb/engine";
import { identifier, literal } from "../duckdb/quote";
import { storedType } from "./columnType";
import type { DataFiles } from "./dataFiles";

/** What a file of a range is to weigh: ranges differ, and none should grow beyond what a file may. */
const bytesPerFile = 18_000_000;
/** Fewer rows make one file or two, for which it is not worth a look at their values. */
const fewRows = 200_000;

/**
 * Writes new rows so that each file holds a range of the table's first sort column: a later change of new rows then
 * touches the files of new rows only. By ranges and not by a sort, which would double the time that writing takes.
 */
export async function createClustered(
  engine: Engine,
  files: DataFiles,
  snapshot: Snapshot,
  query: string,
): Promise<number> {
  const [first] = snapshot.metadata.configuration[clusterByProperty]?.split(",") ?? [];
  const column = snapshot.schema.find(({ name }) => name === first);
  if (column === undefined) return files.create(query);

  const [counted] = await engine.rows<{ rows: number }>(`SELECT count(*) AS rows FROM (${query})`);
  const { rows } = counted!;
  if (rows <= fewRows) return files.create(`${query} ORDER BY ${identifier(column.name)}`);
  const ranges = Math.ceil((rows * (await files.bytesPerRow(query))) / bytesPerFile);
  if (ranges < 2) return files.create(query);

  const fractions = Array.from({ length: ranges - 1 }, (_, index) => (index + 1) / ranges);
  const [sample] = await engine.rows<{ bounds: readonly string[] | null }>(
    `SELECT CAST(quantile_disc(value, [${fractions.join(", ")}]) AS VARCHAR[]) AS bounds ` +
      `FROM (SELECT ${identifier(column.name)} AS value FROM (${query}) USING SAMPLE reservoir(20000 ROWS))`,
  );
  const type = storedType(column.type);
  const above = [...new Set(sample!.bounds ?? [])].map(
    (bound) => `CAST(coalesce(${identifier(column.name)} >= CAST(${literal(bound)} AS ${type}), false) AS INTEGER)`,
  );
  return above.length === 0 ? files.create(query) : files.createByRange(query, above.join(" + "));
}
