import type { Column, Kind } from "./column";

/** A Commerce table as an export has it. */
export interface ExportedTable {
  /** The lower-case name: entity of model.json and folder. */
  readonly entity: string;
  /** Differs between environments. */
  readonly tableId: number;
  /** All columns in the order of the file, those of Synapse Link included. */
  readonly columns: readonly Column[];
}

/** Commerce's own system columns, on the tables that have them: these go behind the business columns. */
const auditOrder = [
  "modifieddatetime",
  "modifiedby",
  "modifiedtransactionid",
  "createddatetime",
  "createdby",
  "createdtransactionid",
  "dataareaid",
];

const head: readonly Column[] = [
  { name: "Id", kind: "guid" },
  { name: "SinkCreatedOn", kind: "sink" },
  { name: "SinkModifiedOn", kind: "sink" },
];

const tail: readonly Column[] = [
  { name: "recversion", kind: "long" },
  { name: "partition", kind: "long" },
  { name: "sysrowversion", kind: "long" },
  { name: "recid", kind: "long" },
  { name: "tableid", kind: "long" },
  { name: "versionnumber", kind: "long" },
  { name: "createdon", kind: "offset" },
  { name: "modifiedon", kind: "offset" },
  { name: "IsDelete", kind: "flag" },
];

/** Names that every exported table has, whatever its business columns. */
export const systemColumns: ReadonlySet<string> = new Set([...head, ...tail].map((column) => column.name));

/**
 * Declares a table by its business columns; the order is an export's: keys of Synapse Link, enumerations, other
 * columns, audit columns, system columns.
 */
export function exportedTable(
  entity: string,
  tableId: number,
  business: Readonly<Record<string, Kind>>,
): ExportedTable {
  const columns = Object.entries(business).map(([name, kind]) => ({ name, kind }));
  const audit = columns.filter((column) => auditOrder.includes(column.name));
  const others = columns.filter((column) => !auditOrder.includes(column.name));
  return {
    entity,
    tableId,
    columns: [
      ...head,
      ...others.filter((column) => column.kind === "enum"),
      { name: "sysdatastatecode", kind: "long" },
      ...others.filter((column) => column.kind !== "enum"),
      ...audit.sort((a, b) => auditOrder.indexOf(a.name) - auditOrder.indexOf(b.name)),
      ...tail,
    ],
  };
}

/** The table after columns were added to it: an export appends them at the end. */
export function widened(table: ExportedTable, added: readonly Column[]): ExportedTable {
  return { ...table, columns: [...table.columns, ...added] };
}
