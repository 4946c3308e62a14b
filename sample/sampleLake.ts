import { join } from "node:path";
import type { Increment, TableRows } from "./changes/increment";
import { changedLine, deletedLine, lineCases } from "./changes/lineCases";
import { mixedChanges } from "./changes/mixed";
import { onePercentChanges } from "./changes/onePercent";
import { widenedTables } from "./changes/widening";
import { initialCopy } from "./content/initialCopy";
import { day, historyEnd, type Changes, type World } from "./content/world";
import { firstWrite, writesOf } from "./content/write";
import { ExportFolder, writeRoot, type ModelState } from "./synapseLink/exportFolder";
import { writeMetadata } from "./synapseLink/metadata";
import type { ExportedTable } from "./synapseLink/table";
import { folderName } from "./synapseLink/timestamp";
import { exportedTables } from "./tables/commerce";

const hour = 3_600_000;

/** Bytes after which a file is split. */
const maximumFile = 128 * 1024 * 1024;

/** When the folder of an increment begins; 0 is the first copy. */
const timeOf = (increment: number) => historyEnd + 2 * hour + 5_000 + increment * day;

/** A lake of the sample while it is written, folder by folder. */
export class SampleLake {
  /** The closed folders with a model, oldest first, and the rows in them by entity. */
  readonly folders: string[] = [];
  readonly tables: Record<string, number> = {};

  constructor(
    private readonly root: string,
    private readonly world: World,
    private readonly changes: Changes,
  ) {}

  /** The full copy of all tables; one line was deleted while it ran. */
  async firstCopy(): Promise<void> {
    const deletion = { ...firstWrite(timeOf(0), 0), versionnumber: 900_000_000 };
    const copy = initialCopy(this.world, timeOf(0)).map(({ entity, rows }) => ({ table: tableOf(entity), rows }));
    const deleted = { table: tableOf("salesline"), rows: [deletedLine(lineCases.deletedInFirstFolder, deletion)] };
    await this.folder(timeOf(0), [...copy, deleted], Object.values(exportedTables));
  }

  /** A folder of changes, and what the service leaves around it. */
  async increment(number: number): Promise<void> {
    switch (this.changes) {
      case "mixed":
        if (number === 1) await this.aborted(number);
        await this.folder(timeOf(number), mixedChanges(this.incrementOf(number)), Object.values(widenedTables));
        // A folder without any rows: the service writes such after retries.
        await this.folder(timeOf(number) + hour, [], Object.values(widenedTables));
        return;
      case "onePercent":
        await this.folder(timeOf(number), onePercentChanges(this.incrementOf(number)), Object.values(exportedTables));
        return;
      default:
        return this.changes satisfies never;
    }
  }

  /** The folder that is being written: what is in it must not be read yet. */
  async openAs(number: number): Promise<void> {
    const tables = Object.values(number === 1 || this.changes === "onePercent" ? exportedTables : widenedTables);
    const increment = this.incrementOf(number);
    const early = changedLine(increment, lineCases.changed, increment.write(), { name: "open: must not be read" });
    const rows = this.world.lines > lineCases.changed ? [{ table: tableOf("salesline"), rows: [early] }] : [];
    await this.write(timeOf(number), rows, tables, "empty");
    await writeRoot(this.root, folderName(timeOf(number)), tables);
  }

  /** Where the folder of an increment is, open or closed. */
  pathOf(number: number): string {
    return join(this.root, folderName(timeOf(number)));
  }

  private incrementOf(number: number): Increment {
    return { world: this.world, number, folder: timeOf(number), write: writesOf(timeOf(number), number) };
  }

  /** An export that broke off: no model.json, and all of it comes again with the increment. */
  private async aborted(number: number): Promise<void> {
    const [first] = mixedChanges(this.incrementOf(number));
    await this.write(timeOf(number) - hour, first === undefined ? [] : [first], [], "missing");
  }

  private async folder(time: number, content: readonly TableRows[], tables: readonly ExportedTable[]): Promise<void> {
    const counts = await this.write(time, content, tables, "complete");
    for (const [entity, count] of counts) this.tables[entity] = (this.tables[entity] ?? 0) + count;
    this.folders.push(folderName(time));
    await writeMetadata(join(this.root, folderName(time)), tables);
  }

  private async write(
    time: number,
    content: readonly TableRows[],
    tables: readonly ExportedTable[],
    state: ModelState,
  ): Promise<Map<string, number>> {
    const folder = new ExportFolder(this.root, folderName(time), maximumFile);
    const counts = new Map<string, number>();
    for (const { table, rows } of content) {
      const count = await folder.write(table, rows);
      counts.set(table.entity, (counts.get(table.entity) ?? 0) + count);
    }
    await folder.finish(tables, state);
    return counts;
  }
}

const tableOf = (entity: string): ExportedTable => exportedTables[entity]!;
