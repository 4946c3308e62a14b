import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { openTable } from "../../local/delta";
import { Engine } from "../../local/duckdb/engine";
import { DirectoryStorage } from "../../local/storage/directory";

/** The data files of the newest version of every silver and gold table, by table. */
export async function liveFiles({
  lake,
  gold,
}: {
  readonly lake: string;
  readonly gold: string;
}): Promise<Readonly<Record<string, readonly string[]>>> {
  const engine = await Engine.open();
  try {
    const files: Record<string, readonly string[]> = {};
    for (const folder of [join(lake, "silver"), gold]) {
      const storage = new DirectoryStorage(folder);
      for (const table of await readdir(folder)) {
        const snapshot = await openTable(engine, storage, table);
        files[table] = [...(snapshot?.files.keys() ?? [])];
      }
    }
    return files;
  } finally {
    await engine.close();
  }
}
