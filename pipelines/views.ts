import { identifier, literal, serverlessView, textCollation } from "../lake/delta/serverlessView";
import type { LoadSettings } from "./settings";
import { lakeTables, type LakeTable } from "./lakeTables";

/** The database of the views in the serverless SQL pool of a Synapse workspace. */
export const viewDatabase = "commerce";

/**
 * The script that makes one view a table, `silver.CustTable` or `gold.profiles_Customer`, in a serverless SQL pool; batches
 * are separated by `GO`. Running it again changes nothing. The views read with the identity of who queries, who therefore
 * needs Storage Blob Data Reader on the container.
 */
export function serverlessViews(settings: LoadSettings): string {
  const batches = [createDatabase, `USE ${identifier(viewDatabase)};`, ...viewBatches(settings)];
  return batches.map((batch) => `${batch}\nGO\n`).join("\n");
}

/** Makes the database of the views, from within the database `master`. */
export const createDatabase = `IF DB_ID(${literal(viewDatabase)}) IS NULL CREATE DATABASE ${identifier(viewDatabase)} COLLATE ${textCollation};`;

/** The batches to run in that database, in order: a statement that makes a view must be alone in its batch. */
export function viewBatches(settings: LoadSettings): readonly string[] {
  const tables = lakeTables(settings);
  const schemas = [...new Set(tables.map(({ layer }) => layer))];
  return [
    ...schemas.map(
      (schema) => `IF SCHEMA_ID(${literal(schema)}) IS NULL EXEC (${literal(`CREATE SCHEMA ${identifier(schema)}`)});`,
    ),
    ...tables.map((table) => serverlessView(table.layer, table.definition, urlOf(table))),
  ];
}

function urlOf({ account, container, folder }: LakeTable): string {
  return `https://${account}.dfs.core.windows.net/${container}/${folder}/`;
}
