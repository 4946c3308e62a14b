import { problem } from "../../errors";
import { typeName, type DeltaColumn, type Snapshot } from "../../lake/delta";
import type { Engine } from "../duckdb/engine";
import { identifier } from "../duckdb/quote";
import { convert, isAssignable, storedType } from "./columnType";

/** The rows to write: a relation of the engine, and those of its columns that count. */
export interface Rows {
  readonly source: string;
  readonly columns: readonly string[];
}

/**
 * A query for rows with exactly the table's columns, in the types of its files. Columns that do not come are null;
 * columns that the table lacks, or of another kind, are a problem. `more` are further expressions to select.
 */
export async function incomingSql(
  engine: Engine,
  snapshot: Snapshot,
  { source, columns }: Rows,
  more: readonly string[] = [],
): Promise<string> {
  const unknown = columns.filter((name) => findColumn(snapshot.schema, name) === undefined);
  if (unknown.length > 0) throw problem("delta-unknown-column", { columns: unknown });

  const relation = identifier(source);
  const described = await engine.describe(`SELECT ${[...columns.map(identifier), "NULL"].join(", ")} FROM ${relation}`);
  const types = new Map(columns.map((name, index) => [name.toLowerCase(), described[index]!.type]));
  const selected = snapshot.schema.map(({ name, type }) => {
    const from = types.get(name.toLowerCase());
    if (from === undefined) return `CAST(NULL AS ${storedType(type)}) AS ${identifier(name)}`;
    if (!isAssignable(from, type)) throw problem("delta-column-mismatch", { column: name, from, to: typeName(type) });
    return `${convert(identifier(name), from, storedType(type))} AS ${identifier(name)}`;
  });
  return `SELECT ${[...selected, ...more].join(", ")} FROM ${relation}`;
}

/** A table's column of a name: Delta compares names without case. */
export function findColumn(schema: readonly DeltaColumn[], name: string): DeltaColumn | undefined {
  return schema.find((column) => column.name.toLowerCase() === name.toLowerCase());
}
