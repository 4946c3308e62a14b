import { entry } from "./entry";

/** Errors of files, tables and the formats they are in. */
export const lakeErrors = {
  "engine-out-of-memory": entry<{ reason: string }>(
    (p) => `the query engine ran out of memory: ${p.reason}`,
    "give it more with --memory, or fewer --threads; about 2 GB per 18 million source rows is enough",
  ),
  "engine-memory-setting": entry<{ memory: string; reason: string }>(
    (p) => `the memory limit "${p.memory}" is not usable: ${p.reason}`,
    "write a number and a unit, such as 4GB or 800MB",
  ),
  "storage-not-writable": entry<{ path: string; reason: string }>(
    (p) => `cannot write ${p.path}: ${p.reason}`,
    "check that the folder exists, that this user may write to it and that the disk is not full",
  ),
  "storage-not-readable": entry<{ path: string; reason: string }>(
    (p) => `cannot read ${p.path}: ${p.reason}`,
    "check that the path exists and that this user may read it",
  ),
  "storage-path-outside": entry<{ path: string }>(
    (p) => `the path "${p.path}" leads outside of its container`,
    "use a path relative to the container, without '..' steps",
  ),
  "storage-not-mounted": entry<{ account: string; container: string; path: string; mounted: readonly string[] }>(
    (p) => `no local folder stands for storage account "${p.account}", container "${p.container}", path "${p.path}"`,
    (p) =>
      `folders stand for: ${p.mounted.join(", ") || "nothing"}; check the account and container names in the stack's configuration`,
  ),
  "lake-locked": entry<{ folder: string; holder: string }>(
    (p) => `another run works on ${p.folder}: ${p.holder}`,
    "wait until it has ended; the lock of a run that died is taken over by itself",
  ),
  "delta-log-invalid": entry<{ reason: string }>(
    (p) => `the Delta log is damaged: ${p.reason}`,
    "restore the file from the account's soft-deleted blobs, or re-create the table and load it in full",
  ),
  "delta-reader-version": entry<{ version: number; features: readonly string[] }>(
    (p) =>
      `the Delta table asks for reader version ${p.version}${p.features.length ? ` and ${p.features.join(", ")}` : ""}, which is not read here`,
    "have the writer drop these table features: ALTER TABLE … DROP FEATURE; Customer Insights - Data does not read them either",
  ),
  "delta-column-mapping": entry<{ mode: string }>(
    (p) => `the Delta table uses column mapping by ${p.mode}, which is not read here`,
    "rewrite the table without delta.columnMapping.mode",
  ),
  "delta-deletion-vector": entry<{ path: string; reason: string }>(
    (p) => `the deletion vector of the Delta table's file ${p.path} cannot be read: ${p.reason}`,
    "run REORG TABLE … APPLY (PURGE) where the table is written: it writes the files anew without the deleted rows",
  ),
  "delta-column-type": entry<{ column: string; type: string }>(
    (p) => `column "${p.column}" of the Delta table has type ${p.type}, which is not read here`,
    "use flat columns of plain types; a timestamp without time zone must be written as a timestamp in UTC",
  ),
  "delta-absolute-path": entry<{ path: string }>(
    (p) => `the Delta table has a file outside of its folder: ${p.path}`,
    "a shallow clone cannot be read on its own: make a deep copy of the table",
  ),
  "delta-writer-version": entry<{ version: number; features: readonly string[] }>(
    (p) =>
      `the Delta table asks for writer version ${p.version}${p.features.length ? ` (${p.features.join(", ")})` : ""}; versions up to 2 are written`,
    "write to a table made by this product, or drop the table's writer features",
  ),
  "delta-not-writable": entry<{ feature: string }>(
    (p) => `the Delta table has ${p.feature}, which is not written here`,
    "write to a table made by this product, or take that feature off the table",
  ),
  "delta-file-missing": entry<{ path: string }>(
    (p) => `the Delta table's log names the data file ${p.path}, but it is not there`,
    "restore it from the account's soft-deleted blobs; a VACUUM with too short a retention removes files still in use",
  ),
  "delta-reserved-column": entry<{ column: string }>(
    (p) => `the Delta table has a column named "${p.column}", which is a name that the query engine keeps for itself`,
    "rename the column",
  ),
  "delta-table-missing": entry(
    "there is no Delta table to write to",
    "create the table first: the deployment writes version 0 of every table",
  ),
  "delta-commit-conflict": entry<{ version: number }>(
    (p) => `another writer committed version ${p.version} of the Delta table first; nothing was changed`,
    "run again: the change is then made on top of the newer version",
  ),
  "delta-unknown-column": entry<{ columns: readonly string[] }>(
    (p) => `the rows have columns that the Delta table lacks: ${p.columns.join(", ")}`,
    "add the columns to the table's definition and deploy, or drop them before the sink",
  ),
  "delta-column-mismatch": entry<{ column: string; from: string; to: string }>(
    (p) => `column "${p.column}" comes as ${p.from}, but the Delta table has ${p.to}`,
    "cast the column before the sink",
  ),
  "delta-value-does-not-fit": entry<{ reason: string }>(
    (p) => `a value does not fit the Delta table's column type: ${p.reason}`,
    "cast the column before the sink and set aside the rows whose value does not fit",
  ),
  "delta-key-column": entry<{ column: string }>(
    (p) => `the key column "${p.column}" is not among the columns`,
    "name a column of the table that the rows have, in the sink's keys",
  ),
  "delta-duplicate-key": entry<{ key: string; rows: number }>(
    (p) => `${p.rows} incoming rows have the same key (${p.key}): which of them counts is not decidable`,
    "keep one row a key before the sink, by a window with rowNumber() == 1 or an aggregate",
  ),
  "delta-row-policy": entry<{ policy: string }>(
    (p) => `a row has the policy "${p.policy}", which is none of insert, update, upsert, delete`,
    "mark rows with insertIf, updateIf, upsertIf or deleteIf",
  ),
  "table-column-retyped": entry<{ column: string; from: string; to: string }>(
    (p) => `column "${p.column}" is ${p.from} in the table and ${p.to} in its definition`,
    "give the new type a new column, or remove the table's folder and load everything again with --full",
  ),
  "table-definition-column": entry<{ column: string }>(
    (p) => `the definition names "${p.column}" as key or sort column, but has no such column`,
    "name one of the definition's columns",
  ),
  "model-empty": entry<{ folder: string }>(
    (p) => `model.json of ${p.folder} is empty: the export still writes the folder, or broke off`,
    "if Changelog/changelog.info names this folder, wait; else re-initialise its tables in Power Apps (Azure Synapse Link, Manage tables)",
  ),
  "model-invalid": entry<{ folder: string; reason: string }>(
    (p) => `model.json of ${p.folder} is cut off or damaged: ${p.reason}`,
    "check again in some minutes whether the export still writes the folder; if it stays so, re-initialise its tables in Power Apps (Azure Synapse Link, Manage tables)",
  ),
  "model-entity-missing": entry<{ entity: string; similar: readonly string[] }>(
    (p) => `model.json has no table "${p.entity}"`,
    (p) =>
      (p.similar.length > 0 ? `it has ${p.similar.join(", ")}; ` : "") +
      "add the table to the Synapse Link profile in Power Apps: a folder's model.json names every table of it",
  ),
  "model-column-missing": entry<{ entity: string; column: string }>(
    (p) => `table "${p.entity}" has no column ${p.column} in model.json, so its rows cannot be merged`,
    "check that the profile exports with the incremental update folder structure; other layouts have no such column",
  ),
  "ci-no-table": entry<{ folder: string }>(
    (p) => `${p.folder} is no Delta table: it has no _delta_log`,
    "keep only tables in this folder, and deploy and run the load for those that are missing",
  ),
  "ci-table-name": entry<{ name: string }>(
    (p) => `Customer Insights takes the folder's name as the table's, and not "${p.name}"`,
    "begin with a letter and use only letters, digits and underscores",
  ),
  "ci-column-name": entry<{ column: string }>(
    (p) => `the column name "${p.column}" is not safe in Customer Insights`,
    "begin with a letter and use only letters, digits and underscores",
  ),
  "ci-reader-version": entry<{ version: number; features: readonly string[] }>(
    (p) =>
      `reader version ${p.version}${p.features.length ? ` (${p.features.join(", ")})` : ""}: Customer Insights reads versions up to 2`,
    "re-create the table with protocol 1/2, as the deployment does",
  ),
  "ci-feature": entry<{ feature: string }>(
    (p) => `Customer Insights does not read tables with ${p.feature}`,
    "re-create the table without it; Databricks and newer Spark switch some features on by default",
  ),
  "ci-retention": entry<{ property: string; value: string; days: number }>(
    (p) => `${p.property} is ${p.value}: Customer Insights needs at least ${p.days} days`,
    (p) => `set it to interval ${p.days} days or more`,
  ),
  "ci-column-type": entry<{ column: string; type: string }>(
    (p) => `column "${p.column}" has type ${p.type}: Customer Insights takes flat columns of plain types`,
    "flatten it into columns, or leave it out",
  ),
  "ci-decimal-precision": entry<{ column: string; precision: number }>(
    (p) => `column "${p.column}" has ${p.precision} digits: Customer Insights takes decimals of at most 16`,
    "cast it to decimal(16,4)",
  ),
  "ci-key-missing": entry("the table has no column that could be its key", "declare its columns and its key"),
  "ci-key-column-missing": entry<{ column: string }>(
    (p) => `the key column "${p.column}" is not a column of the table`,
    "correct the table property commerce.key",
  ),
  "ci-key-type": entry<{ column: string; type: string }>(
    (p) => `the key column "${p.column}" has type ${p.type}: Customer Insights takes text and integers`,
    "make the key a text",
  ),
  "ci-key-null": entry<{ column: string; rows: number }>(
    (p) => `${p.rows} rows have no ${p.column}, the key`,
    "give each row a key, or set it aside before the sink",
  ),
  "ci-key-blank": entry<{ column: string; rows: number }>(
    (p) => `${p.rows} rows have a blank ${p.column}, the key`,
    "give each row a key, or set it aside before the sink",
  ),
  "ci-key-repeated": entry<{ column: string; example: string; rows: number }>(
    (p) => `the key ${p.column} is not unique: ${p.rows} rows have "${p.example}"`,
    "make the key name what a row stands for; Customer Insights would keep one of these rows only",
  ),
  "ci-column-missing": entry<{ column: string }>(
    (p) => `the declared column "${p.column}" is missing`,
    "deploy again: it adds new columns to the table",
  ),
} as const;
