import { cellText, type Cell } from "./cell";
import type { Column } from "./column";
import { recordId } from "./recordId";
import type { ExportedTable } from "./table";
import { yearOf } from "./timestamp";

/** A record as it was written at one time; the columns it does not name get what an export writes there. */
export interface LiveRow {
  readonly recid: number;
  readonly versionnumber: number;
  readonly SinkModifiedOn: Cell;
  readonly createddatetime?: Cell;
  readonly modifieddatetime?: Cell;
  readonly [column: string]: Cell;
}

/** A deletion: nothing of the record is left but its `Id`. */
export interface DeletedRow {
  readonly deleted: number;
  readonly versionnumber: number;
  readonly SinkModifiedOn: Cell;
}

/** A line that goes into the file as it is: damage, blank lines, lines of another width. */
interface RawLine {
  readonly raw: string;
  readonly partition: string;
}

export type Row = LiveRow | DeletedRow | RawLine;

/** Tables without a created date carry this one. */
const noDate = "1900-01-01";
/** What delete rows carry instead; their file is named after its year. */
const deletedOn = "0001-01-03";

const partition = 5_637_144_576;

/** What an export writes into a column that the row says nothing of. */
const defaults: Readonly<Record<string, (row: LiveRow, table: ExportedTable) => Cell>> = {
  Id: (row, table) => recordId(table.tableId, row.recid),
  SinkCreatedOn: (row) => row.SinkModifiedOn,
  recversion: () => 1,
  partition: () => partition,
  sysrowversion: (row) => row.versionnumber,
  tableid: (_row, table) => table.tableId,
  createdon: (row) => row.createddatetime ?? noDate,
  modifiedon: (row) => row.modifieddatetime ?? row.createddatetime ?? noDate,
};

const liveText = (table: ExportedTable, row: LiveRow): string =>
  table.columns.map(({ name, kind }) => cellText(kind, row[name] ?? defaults[name]?.(row, table))).join(",");

function deletedCell(table: ExportedTable, row: DeletedRow, { name, kind }: Column): string {
  switch (name) {
    case "Id":
      return recordId(table.tableId, row.deleted);
    case "SinkCreatedOn":
    case "SinkModifiedOn":
      return cellText(kind, row.SinkModifiedOn);
    case "versionnumber":
      return String(row.versionnumber);
    case "createdon":
      return `"${deletedOn}T00:00:00.0000000"`;
    case "IsDelete":
      return "True";
    default:
      return "";
  }
}

const isRaw = (row: Row): row is RawLine => "raw" in row;
const isDeleted = (row: Row): row is DeletedRow => "deleted" in row;

/** The row as one line of its file, without the line's end. */
export function rowText(table: ExportedTable, row: Row): string {
  if (isRaw(row)) return row.raw;
  if (isDeleted(row)) return table.columns.map((column) => deletedCell(table, row, column)).join(",");
  return liveText(table, row);
}

/** The file of a row: the year of `createdon`, without leading zeros. */
export function partitionOf(row: Row): string {
  if (isRaw(row)) return row.partition;
  if (isDeleted(row)) return "1";
  const created = row["createdon"] ?? row.createddatetime ?? noDate;
  return typeof created === "number" ? yearOf(created) : String(created).slice(0, 4).replace(/^0+/, "");
}
