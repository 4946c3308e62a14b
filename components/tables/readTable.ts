import { readable, readCheckpoint, readLog, type Snapshot } from "../../lake/delta";
import type { Store } from "./store";

/**
 * The newest version of a table, or undefined where the folder has no Delta log. Of its data files it has only those that
 * the commits after the last checkpoint name: what a table is made of does not depend on them.
 */
export async function readTable(store: Store, folder: string): Promise<Snapshot | undefined> {
  const logs = {
    list: async (log: string) => (await store.list(log)).map((path) => path.slice(log.length + 1)),
    readText: (path: string) => store.readText(path),
    readCheckpoint: async (paths: readonly string[]) =>
      readCheckpoint(await Promise.all(paths.map((path) => store.readParts(path)))),
  };
  const state = await readLog(logs, folder);
  return state && readable(state, { folder });
}
