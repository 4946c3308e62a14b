import type { ColumnDefinition, TableDefinition } from "./table";
import type { DeltaType } from "./type";

/**
 * The collation that a serverless SQL pool needs to read UTF-8 text and to skip files by it (Microsoft: Best practices for
 * serverless SQL pool in Azure Synapse Analytics).
 */
export const textCollation = "Latin1_General_100_BIN2_UTF8";

/** An identifier of Transact-SQL. */
export const identifier = (name: string): string => `[${name.replaceAll("]", "]]")}]`;

/** A text as a literal of Transact-SQL. */
export const literal = (text: string): string => `N'${text.replaceAll("'", "''")}'`;

/**
 * A Transact-SQL batch that makes a view over a Delta table, for a serverless SQL pool. `url` is the table's folder. The
 * columns are typed as the model types them: without types the pool infers the widest.
 */
export function serverlessView(schema: string, definition: TableDefinition, url: string): string {
  const columns = definition.columns.map((column) => `    ${typedColumn(column)}`);
  return [
    `CREATE OR ALTER VIEW ${identifier(schema)}.${identifier(definition.name)} AS`,
    `SELECT ${definition.columns.map(({ name }) => identifier(name)).join(", ")}`,
    `FROM OPENROWSET(BULK ${literal(url)}, FORMAT = 'DELTA')`,
    "  WITH (",
    columns.join(",\n"),
    "  ) AS [rows];",
  ].join("\n");
}

function typedColumn({ name, type }: ColumnDefinition): string {
  return `${identifier(name)} ${sqlType(type)}`;
}

/**
 * The Transact-SQL type of a column (Microsoft: How to use OPENROWSET using serverless SQL pool, type mapping for Parquet).
 * A byte is signed in Delta and not in Transact-SQL. Text gets the longest type that is no large object.
 */
function sqlType(type: DeltaType): string {
  switch (type.kind) {
    case "string":
      return `varchar(8000) COLLATE ${textCollation}`;
    case "long":
      return "bigint";
    case "integer":
      return "int";
    case "short":
    case "byte":
      return "smallint";
    case "float":
      return "real";
    case "double":
      return "float";
    case "boolean":
      return "bit";
    case "binary":
      return "varbinary(8000)";
    case "date":
      return "date";
    case "timestamp":
      return "datetime2(6)";
    case "decimal":
      return `decimal(${type.precision},${type.scale})`;
  }
}
