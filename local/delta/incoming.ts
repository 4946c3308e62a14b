import { problem } from "../../errors";
import type { DeltaColumn, DeltaType, Snapshot } from "../../lake/delta";
import { typeName } from "../../lake/delta";
import type { Engine } from "../duckdb/engine";
import { identifier, sqlType } from "../duckdb/quote";
import type { Rows } from "./write";

/**
 * A query for the rows of a relation with exactly the table's columns and types, timestamps with their zone (UTC), as
 * Delta stores them. Columns that do not come are null; columns that the table lacks, or of another kind, are a problem.
 */
export async function incomingSql(
  engine: Engine,
  snapshot: Snapshot,
  { source, columns }: Rows,
  extra: readonly string[] = [],
): Promise<string> {
  const { schema } = snapshot;
  const unknown = columns.filter((name) => find(schema, name) === undefined);
  if (unknown.length > 0) throw problem("delta-unknown-column", { columns: unknown });

  const from = identifier(source);
  const described = await engine.describe(`SELECT ${[...columns.map(identifier), "1"].join(", ")} FROM ${from}`);
  const typeOf = new Map(columns.map((name, index) => [name.toLowerCase(), described[index]!.type]));
  const selected = schema.map((column) => {
    const from = typeOf.get(column.name.toLowerCase());
    if (from === undefined) return `CAST(NULL AS ${storedType(column.type)}) AS ${identifier(column.name)}`;
    if (!isAssignable(from, column.type)) {
      throw problem("delta-column-mismatch", { column: column.name, from, to: typeName(column.type) });
    }
    return `CAST(${identifier(column.name)} AS ${storedType(column.type)}) AS ${identifier(column.name)}`;
  });
  return `SELECT ${[...selected, ...extra].join(", ")} FROM ${from}`;
}

/** The table's own spelling of a column: Delta compares names without case. */
export function find(schema: readonly DeltaColumn[], name: string): DeltaColumn | undefined {
  return schema.find((column) => column.name.toLowerCase() === name.toLowerCase());
}

/** Delta's timestamp is a point in time: without a zone it would need a table feature (delta.io: TimestampNTZ). */
export function storedType(type: DeltaType): string {
  return type.kind === "timestamp" ? "TIMESTAMPTZ" : sqlType(type);
}

const kinds: readonly (readonly [RegExp, readonly DeltaType["kind"][]])[] = [
  [/^VARCHAR$/, ["string"]],
  [/^(TINYINT|SMALLINT|INTEGER|BIGINT)$/, ["byte", "short", "integer", "long", "decimal", "float", "double"]],
  [/^HUGEINT$/, ["long", "decimal"]],
  [/^DECIMAL\(/, ["decimal", "float", "double"]],
  [/^(FLOAT|DOUBLE)$/, ["float", "double"]],
  [/^BOOLEAN$/, ["boolean"]],
  [/^DATE$/, ["date"]],
  [/^TIMESTAMP( WITH TIME ZONE)?$/, ["timestamp"]],
  [/^BLOB$/, ["binary"]],
];

/** Whether values of a DuckDB type may go into a column: between numbers, where a value that does not fit is an error. */
function isAssignable(from: string, to: DeltaType): boolean {
  return from === '"NULL"' || kinds.some(([pattern, targets]) => pattern.test(from) && targets.includes(to.kind));
}
