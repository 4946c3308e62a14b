import type { Cell } from "./synapseLink/cell";
import type { Column } from "./synapseLink/column";
import { ExportFolder, writeRoot, type ModelState } from "./synapseLink/exportFolder";
import type { Row } from "./synapseLink/row";
import { widened, type ExportedTable } from "./synapseLink/table";
import { folderName, folderTime } from "./synapseLink/timestamp";
import { exportedTables } from "./tables/commerce";

/** A live record. `version` is its `versionnumber`; columns without a value are empty, system columns have defaults. */
export interface GivenRecord {
  readonly recid: number;
  readonly version?: number;
  readonly [column: string]: Cell;
}

/** The deletion of a record. */
export interface GivenDeletion {
  readonly deleted: number;
  readonly version?: number;
  readonly SinkModifiedOn?: Cell;
}

/** A line written as it is, into `<partition>.csv` (default `1900`). */
export interface GivenLine {
  readonly raw: string;
  readonly partition?: string;
}

export type GivenRow = GivenRecord | GivenDeletion | GivenLine;

export interface GivenFolder {
  /** `2025-02-03T09.00.05Z`. */
  readonly name: string;
  /** Rows by entity (`salesline`), in the order of the file. */
  readonly tables: Readonly<Record<string, readonly GivenRow[]>>;
  /** Columns that a table has got with this folder: appended at the right; rows without a value there stay short. */
  readonly added?: Readonly<Record<string, readonly Column[]>>;
  /** Default: complete. */
  readonly model?: ModelState;
}

export interface GivenLake {
  readonly folders: readonly GivenFolder[];
  /** The folder that `changelog.info` names. Default: an empty one, a day after the last. */
  readonly open?: string;
  /** Tables beside those of the sample, or in place of them. */
  readonly tables?: readonly ExportedTable[];
  /** Bytes at which a file is split. */
  readonly maximumFile?: number;
}

const day = 86_400_000;

/** Every version that is not given is one more than the last, over all folders. */
class Versions {
  private last = 0;

  next(given: number | undefined): number {
    this.last = given ?? this.last + 1;
    return this.last;
  }
}

/**
 * Writes given rows as Synapse Link would. Column names are those of the lake; a name that the table lacks is an
 * error, so that a test cannot pass by a slip of the pen.
 */
export async function writeBronze(root: string, lake: GivenLake): Promise<void> {
  const versions = new Versions();
  let tables: Readonly<Record<string, ExportedTable>> = {
    ...exportedTables,
    ...Object.fromEntries((lake.tables ?? []).map((table) => [table.entity, table])),
  };
  for (const given of lake.folders) {
    const folder = new ExportFolder(root, given.name, lake.maximumFile ?? Infinity);
    const before = tables;
    tables = withAdded(tables, given.added ?? {});
    for (const [entity, rows] of Object.entries(given.tables)) {
      const wide = tableOf(tables, entity);
      const narrow = tableOf(before, entity);
      const added = wide.columns.slice(narrow.columns.length).map((column) => column.name);
      for (const row of rows) {
        const isWide = added.some((name) => name in row);
        await folder.write(isWide ? wide : narrow, [complete(row, wide, folderTime(given.name), versions)]);
      }
    }
    await folder.finish(Object.values(tables), given.model ?? "complete");
  }
  await writeRoot(root, lake.open ?? (await openFolder(root, lake, tables)), Object.values(tables));
}

function withAdded(tables: Readonly<Record<string, ExportedTable>>, added: NonNullable<GivenFolder["added"]>) {
  return {
    ...tables,
    ...Object.fromEntries(
      Object.entries(added).map(([entity, columns]) => [entity, widened(tableOf(tables, entity), columns)]),
    ),
  };
}

function tableOf(tables: Readonly<Record<string, ExportedTable>>, entity: string): ExportedTable {
  const table = tables[entity];
  if (table === undefined) throw new Error(`No columns are declared for the table ${entity}: give them in tables.`);
  return table;
}

function complete(row: GivenRow, table: ExportedTable, written: number, versions: Versions): Row {
  if ("raw" in row) return { raw: String(row.raw), partition: String(row["partition"] ?? "1900") };
  const { version, ...columns } = row;
  const system = {
    versionnumber: versions.next(version as number | undefined),
    SinkModifiedOn: row.SinkModifiedOn ?? written,
  };
  if ("deleted" in columns) return { ...columns, ...system } as Row;
  const names = new Set(table.columns.map((column) => column.name));
  const unknown = Object.keys(columns).find((name) => !names.has(name));
  if (unknown !== undefined) throw new Error(`The table ${table.entity} has no column ${unknown}.`);
  return { ...columns, ...system } as Row;
}

async function openFolder(root: string, lake: GivenLake, tables: Readonly<Record<string, ExportedTable>>) {
  const last = Math.max(...lake.folders.map((folder) => folderTime(folder.name)), 0);
  const name = folderName(last + day);
  await new ExportFolder(root, name, Infinity).finish(Object.values(tables), "empty");
  return name;
}
