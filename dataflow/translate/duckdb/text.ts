import type { ConstantValue } from "../../check/typed";
import type { DataType } from "../../types";

/** An identifier for DuckDB, quoted always: names are data here. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A text literal for DuckDB. */
export function literal(value: string): string {
  const quoted = `'${value.replaceAll("'", "''")}'`;
  // DuckDB's parser takes a zero character for the end of the statement.
  return quoted.includes("\0") ? `(${quoted.replaceAll("\0", "' || chr(0) || '")})` : quoted;
}

/** A point in time as a literal; timestamps are UTC with milliseconds, without a zone. */
export const timestampLiteral = (time: Date): string =>
  `TIMESTAMP ${literal(time.toISOString().replace("T", " ").replace("Z", ""))}`;

export const cast = (sql: string, type: DataType): string => `CAST(${sql} AS ${sqlType(type)})`;
export const tryCast = (sql: string, type: DataType): string => `TRY_CAST(${sql} AS ${sqlType(type)})`;

/** The type that holds a data flow type in DuckDB. */
export function sqlType(type: DataType): string {
  switch (type.kind) {
    case "string":
    case "any":
      return "VARCHAR";
    case "boolean":
      return "BOOLEAN";
    case "byte":
      return "TINYINT";
    case "short":
      return "SMALLINT";
    case "integer":
      return "INTEGER";
    case "long":
      return "BIGINT";
    case "float":
      return "FLOAT";
    case "double":
      return "DOUBLE";
    case "date":
      return "DATE";
    case "timestamp":
      return "TIMESTAMP";
    case "binary":
      return "BLOB";
    case "decimal":
      return `DECIMAL(${type.precision},${type.scale})`;
    case "array":
      return `${sqlType(type.of)}[]`;
    case "map":
      return `MAP(${sqlType(type.key)}, ${sqlType(type.value)})`;
    case "complex":
      return `STRUCT(${type.fields.map((field) => `${identifier(field.name)} ${sqlType(field.type)}`).join(", ")})`;
  }
}

/** A constant with exactly its type, so that no engine rule for literals plays a part. */
export function constant(value: ConstantValue, type: DataType): string {
  if (value === null) return type.kind === "any" ? "NULL" : cast("NULL", type);
  if (typeof value === "boolean") return value ? "true" : "false";
  if (typeof value === "string") return literal(value);
  return type.kind === "integer" ? `${value}` : cast(`${value}`, type);
}
