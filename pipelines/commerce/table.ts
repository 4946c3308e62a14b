/**
 * How a Commerce column is typed in silver.
 * `text` empty becomes null · `key` text with a lower-cased copy `<name>_key` beside it, for joins (Commerce compares
 * without case, Spark with) · `long` recids and other 64-bit numbers · `integer` enumerations and flags · `decimal`
 * 18 digits, 6 of them fractional, checked · `timestamp` UTC, the "no date" and "never" dates become null.
 */
export type ColumnType = "text" | "key" | "long" | "integer" | "decimal" | "timestamp";

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** False for a column that only some tables have: its absence from an export is not worth a report. */
  readonly expected: boolean;
}

export interface CommerceTable<Name extends string = string> {
  /** As in Commerce: `SalesLine`. */
  readonly name: string;
  /** The entity and folder of the export, and the silver table's folder: `salesline`. */
  readonly entity: string;
  readonly description: string;
  /** What silver keeps, in order: what identifies the row, the business columns, the audit columns. */
  readonly columns: readonly Column[];
  /** The names of the silver columns, for the compiler only. */
  readonly silver?: SilverName<Name>;
}

type SilverName<N extends string> = N | BookkeepingColumn | AuditColumn | "recid";

/** What every silver table has besides its Commerce columns. */
export type BookkeepingColumn = "Id" | "versionnumber" | "SinkModifiedOn" | "IsDelete" | "ChangedIn";

/** Columns of Synapse Link and of Commerce's own auditing: kept, but no change of the row's meaning. */
const auditColumns = ["createddatetime", "modifieddatetime", "createdon", "modifiedon"] as const;
export type AuditColumn = (typeof auditColumns)[number];

type KeyNames<C> = { [N in keyof C & string]: C[N] extends "key" ? `${N}_key` : never }[keyof C & string];

/**
 * Declares a Commerce table once: the columns that the model uses, by their lake name, and their types (Microsoft's
 * Common Data Model, operationsCommon). Nothing else of the export is read.
 */
export function commerceTable<const C extends Readonly<Record<string, ColumnType>>>(
  name: string,
  description: string,
  columns: C,
): CommerceTable<(keyof C & string) | KeyNames<C>> {
  return {
    name,
    entity: name.toLowerCase(),
    description,
    columns: [
      { name: "recid", type: "long", expected: true },
      ...Object.entries(columns).map(([column, type]) => ({ name: column, type, expected: true })),
      ...auditColumns.map((column) => ({ name: column, type: "timestamp" as const, expected: false })),
    ],
  };
}
