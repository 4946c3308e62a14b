import { createHash } from "node:crypto";
import { problem } from "../../errors";
import type { Action, Metadata } from "./action";
import { printSchema, type DeltaColumn } from "./schema";
import type { DeltaType } from "./type";
import { uuidText } from "./uuid";

export interface ColumnDefinition {
  readonly name: string;
  readonly type: DeltaType;
  readonly description?: string;
}

/** A table as it is declared, before anything is written. */
export interface TableDefinition {
  readonly name: string;
  readonly description: string;
  readonly columns: readonly ColumnDefinition[];
  /** The column that identifies a row. */
  readonly key: string;
  /** How new rows are sorted into files, so that a change of new rows touches few of them. */
  readonly clusterBy?: readonly string[];
}

/** Table properties in which a table keeps its key column and its sort columns. */
export const keyProperty = "commerce.key";
export const clusterByProperty = "commerce.clusterBy";

/**
 * Customer Insights - Data asks for at least 15 days of history (Microsoft: "Connect to Delta tables in Azure Data
 * Lake Storage"); twice that survives a long outage.
 */
const retention = {
  "delta.logRetentionDuration": "interval 30 days",
  "delta.deletedFileRetentionDuration": "interval 30 days",
} as const;

/**
 * The actions of version 0: a table without rows. The same definition and time give the same text, so that a
 * deployment that changes nothing writes nothing. `createdTime` in milliseconds.
 */
export function createTable(definition: TableDefinition, createdTime: number): readonly Action[] {
  const { name, description, columns, key, clusterBy = [] } = definition;
  for (const column of [key, ...clusterBy]) {
    if (!columns.some((candidate) => candidate.name === column)) {
      throw problem("table-definition-column", { column }, { table: name });
    }
  }
  const metaData: Metadata = {
    id: uuid(`delta-table/${name}`),
    name,
    description,
    format: { provider: "parquet", options: {} },
    schemaString: printSchema(columns.map(asNullable)),
    partitionColumns: [],
    configuration: {
      ...retention,
      [keyProperty]: key,
      ...(clusterBy.length > 0 ? { [clusterByProperty]: clusterBy.join(",") } : {}),
    },
    createdTime,
  };
  const operationParameters = { description, partitionBy: "[]", properties: JSON.stringify(metaData.configuration) };
  return [
    { commitInfo: { timestamp: createdTime, operation: "CREATE TABLE", operationParameters } },
    { protocol: { minReaderVersion: 1, minWriterVersion: 2 } },
    { metaData },
  ];
}

/** Every column may be null: a required column needs a writer that checks it, and the sinks of Data Factory do not. */
function asNullable(column: ColumnDefinition): DeltaColumn {
  return { ...column, nullable: true };
}

/** A UUID made from a text (RFC 9562, version 8: its bits are what its maker says). */
function uuid(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  const variant = ((parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16);
  return uuidText(`${hex.slice(0, 12)}8${hex.slice(13, 16)}${variant}${hex.slice(17, 32)}`);
}
