import { types, type DataType } from "../../dataflow/types";

const byName: Readonly<Record<string, DataType>> = {
  BOOLEAN: types.boolean,
  TINYINT: types.byte,
  SMALLINT: types.short,
  INTEGER: types.integer,
  BIGINT: types.long,
  UTINYINT: types.short,
  USMALLINT: types.integer,
  UINTEGER: types.long,
  FLOAT: types.float,
  DOUBLE: types.double,
  DATE: types.date,
  BLOB: types.binary,
};

/** The type of the data flow language for a DuckDB type; one that the language lacks becomes text. */
export function dataType(duckdb: string): DataType {
  if (duckdb.endsWith("[]")) return types.array(dataType(duckdb.slice(0, -2)));
  const decimal = /^DECIMAL\((\d+),(\d+)\)$/.exec(duckdb);
  if (decimal !== null) return types.decimal(Number(decimal[1]), Number(decimal[2]));
  if (duckdb.startsWith("TIMESTAMP")) return types.timestamp;
  return byName[duckdb] ?? types.string;
}
