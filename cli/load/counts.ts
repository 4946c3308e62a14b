import type { RunEvent } from "../../local/factory/events";

/** What one load did to one table. */
export interface TableCounts {
  readonly name: string;
  readonly layer: "silver" | "gold";
  /** Rows looked at: of the export, or of silver. */
  readonly read: number;
  readonly inserted: number;
  readonly updated: number;
  readonly deleted: number;
  /** Rows that changed nothing: the same, superseded by a newer one, or delivered twice. */
  readonly unchanged: number;
  readonly quarantined: number;
  readonly seconds: number;
  /** Codes that have no label; their label is null. */
  readonly unknownCodes?: number;
  /** Columns that the model uses and the export lacks: null in silver. */
  readonly missingColumns?: readonly string[];
  /** Columns that the export has and the model does not use. */
  readonly ignoredColumns?: readonly string[];
}

/** A row of the `counts` cache sink of a data flow. */
interface CountRow {
  readonly table: string;
  readonly read: number;
  readonly quarantined: number;
  readonly inserted: number;
  readonly updated: number;
  readonly deleted: number;
  readonly unchanged?: number;
  readonly unknownCodes?: number | null;
  readonly missingColumns?: readonly string[] | null;
  readonly ignoredColumns?: readonly string[] | null;
}

type Succeeded = Extract<RunEvent, { kind: "activity-succeeded" }>;

/**
 * The counts of every table, added up over the folders of the load, from the outputs of its data flow activities; in the
 * order of `names`.
 */
export function countsOf(events: readonly RunEvent[], names: readonly string[]): readonly TableCounts[] {
  const tables = new Map<string, TableCounts>();
  for (const event of events) {
    if (event.kind !== "activity-succeeded" || event.type !== "ExecuteDataFlow") continue;
    const rows = countRows(event);
    for (const row of rows) {
      const counts = toCounts(row, event, rows.length);
      const known = tables.get(counts.name);
      tables.set(counts.name, known === undefined ? counts : add(known, counts));
    }
  }
  return [...tables.values()].sort((one, other) => names.indexOf(one.name) - names.indexOf(other.name));
}

interface FlowOutput {
  readonly runStatus?: {
    readonly metrics?: Readonly<Record<string, { readonly seconds?: number }>>;
    readonly output?: Readonly<Record<string, { readonly value: readonly CountRow[] }>>;
  };
}

const countRows = (event: Succeeded): readonly CountRow[] =>
  (event.output as FlowOutput).runStatus?.output?.["counts"]?.value ?? [];

/** A gold flow counts what is unchanged itself; for silver it is what neither changed the table nor was refused. */
function toCounts(row: CountRow, event: Succeeded, tablesInFlow: number): TableCounts {
  const {
    table: name,
    read,
    quarantined,
    inserted,
    updated,
    deleted,
    unknownCodes,
    missingColumns,
    ignoredColumns,
  } = row;
  const superseded = read - quarantined - inserted - updated - deleted;
  return {
    name,
    layer: row.unchanged === undefined ? "silver" : "gold",
    read,
    inserted,
    updated,
    deleted,
    unchanged: row.unchanged ?? superseded,
    quarantined,
    seconds: event.seconds / tablesInFlow,
    ...(unknownCodes ? { unknownCodes } : {}),
    ...(missingColumns?.length ? { missingColumns } : {}),
    ...(ignoredColumns?.length ? { ignoredColumns } : {}),
  };
}

function add(one: TableCounts, other: TableCounts): TableCounts {
  const sums = (["read", "inserted", "updated", "deleted", "unchanged", "quarantined", "seconds"] as const).map(
    (name) => [name, one[name] + other[name]] as const,
  );
  const unknownCodes = (one.unknownCodes ?? 0) + (other.unknownCodes ?? 0);
  return { ...one, ...other, ...Object.fromEntries(sums), ...(unknownCodes > 0 ? { unknownCodes } : {}) };
}
