import { leastWidth, type Entity } from "../../lake/cdm";
import type { DeltaType } from "../../lake/delta";
import type { Engine } from "../duckdb/engine";
import { identifier } from "../duckdb/quote";
import { storedType } from "../delta/columnType";
import { loadCsv } from "../flow/csv/load";
import type { Storage } from "../storage/storage";
import { lakeType, lakeValue } from "./lakeType";

export interface LakeColumn {
  readonly name: string;
  readonly type: DeltaType;
}

export const lakeColumns = ({ attributes }: Entity): readonly LakeColumn[] =>
  attributes.map(({ name, dataType }) => ({ name, type: lakeType(dataType) }));

/** Makes a temporary table of all rows that folders export of one table, with the columns that it has in the end. */
export async function collectRows(
  engine: Engine,
  bronze: Storage,
  entities: readonly Entity[],
  columns: readonly LakeColumn[],
  table: string,
): Promise<void> {
  const definitions = columns.map(({ name, type }) => `${identifier(name)} ${storedType(type)}`);
  await engine.run(`CREATE OR REPLACE TEMP TABLE ${identifier(table)} (${definitions.join(", ")})`);
  const csv = `${table}$csv`;
  for (const entity of entities.filter(({ partitions }) => partitions.length > 0)) {
    await loadCsv(engine, {
      files: await Promise.all(entity.partitions.map(({ path }) => bronze.localPath(path))),
      width: { full: entity.attributes.length, least: leastWidth(entity) },
      columns: entity.attributes.map((_, position) => position),
      table: csv,
      scratch: engine.folder,
    });
    const values = entity.attributes.map(
      ({ name, dataType }, position) => `${lakeValue(`c${position}`, lakeType(dataType))} AS ${identifier(name)}`,
    );
    await engine.run(
      `INSERT INTO ${identifier(table)} BY NAME SELECT ${values.join(", ")} FROM ${identifier(csv)}; DROP TABLE ${identifier(csv)}`,
    );
  }
}

/**
 * The rows of the Delta table: the newest of each `Id`, deleted ones with their mark until they are purged after 28 days
 * (Microsoft: "Export Dataverse data in Delta Lake format"); `PartitionId` is the year in which a row was created.
 */
export const currentRows = (table: string, until: string): string =>
  `SELECT *, CAST(year(coalesce(createdon, TIMESTAMPTZ '1900-01-01 00:00:00+00')) AS INTEGER) AS PartitionId ` +
  `FROM ${identifier(table)} WHERE Id IS NOT NULL QUALIFY row_number() OVER (PARTITION BY Id ` +
  `ORDER BY versionnumber DESC NULLS LAST, SinkModifiedOn DESC NULLS LAST, IsDelete DESC NULLS LAST) = 1 ` +
  `AND NOT (coalesce(IsDelete, false) AND SinkModifiedOn < TIMESTAMPTZ ${until} - INTERVAL 28 DAY)`;
