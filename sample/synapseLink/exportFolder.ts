import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { modelJson } from "./modelJson";
import { Partitions } from "./partitions";
import { partitionOf, rowText, type Row } from "./row";
import type { ExportedTable } from "./table";
import { folderTime, usText } from "./timestamp";

/** Where a lake of this sample would be in Azure; `model.json` names files by their full address. */
const container = "https://contosolake.dfs.core.windows.net:443/dataverse-contoso-unq5637144576";

/** What a folder's `model.json` looks like: only a complete one belongs to a folder that is closed. */
export type ModelState = "complete" | "empty" | "truncated" | "missing";

/** One timestamp folder of an export while it is written. */
export class ExportFolder {
  private readonly written = new Map<string, Partitions>();
  private readonly path: string;

  /** `maximumFile` in bytes: a bigger partition is split into `2024.csv`, `2024_001.csv` … */
  constructor(
    root: string,
    private readonly name: string,
    private readonly maximumFile: number,
  ) {
    this.path = join(root, name);
  }

  /** Appends rows to the files of a table. A table may come several times, before and after it was widened. */
  async write(table: ExportedTable, rows: Iterable<Row>): Promise<number> {
    let partitions = this.written.get(table.entity);
    if (partitions === undefined) {
      partitions = new Partitions(join(this.path, table.entity), this.maximumFile);
      this.written.set(table.entity, partitions);
    }
    let count = 0;
    for (const row of rows) {
      const full = partitions.append(partitionOf(row), rowText(table, row));
      if (full !== undefined) await full;
      count++;
    }
    return count;
  }

  /** Ends the folder; `tables` are all selected tables as they are now. */
  async finish(tables: readonly ExportedTable[], state: ModelState): Promise<void> {
    const files = new Map<string, readonly string[]>();
    for (const [entity, partitions] of this.written) files.set(entity, await partitions.close());
    await mkdir(this.path, { recursive: true });
    if (state === "missing") return;
    const model = modelJson(
      `${container}/${this.name}`,
      usText(folderTime(this.name)),
      tables.map((table) => ({ table, partitions: files.get(table.entity) ?? [] })),
    );
    await writeFile(join(this.path, "model.json"), modelText(model, state));
  }
}

function modelText(model: string, state: Exclude<ModelState, "missing">): string {
  switch (state) {
    case "complete":
      return model;
    case "empty":
      return "";
    case "truncated":
      return model.slice(0, model.length >> 1);
    default:
      return state satisfies never;
  }
}

/** The root's `model.json`: the current columns of all selected tables. */
export async function writeRoot(root: string, openFolder: string, tables: readonly ExportedTable[]): Promise<void> {
  await mkdir(join(root, "Changelog"), { recursive: true });
  const model = modelJson(
    container,
    usText(folderTime(openFolder)),
    tables.map((table) => ({ table, partitions: [] })),
  );
  await writeFile(join(root, "model.json"), model);
  await writeFile(join(root, "Changelog", "changelog.info"), openFolder);
}
