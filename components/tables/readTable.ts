import { chooseLogFiles, parseCommit, readable, readCheckpoint, replay, type Snapshot } from "../../lake/delta";
import type { Store } from "./store";

/**
 * The newest version of a table, or undefined where the folder has no Delta log. Of its data files it has only those that
 * the commits after the last checkpoint name: what a table is made of does not depend on them.
 */
export async function readTable(store: Store, folder: string): Promise<Snapshot | undefined> {
  const log = `${folder}/_delta_log`;
  const where = { folder };
  const names = (await store.list(log)).map((path) => path.slice(log.length + 1));
  const files = chooseLogFiles(names, where);
  if (files === undefined) return undefined;
  const { checkpoint } = files;
  const parts = await Promise.all((checkpoint?.files ?? []).map((file) => store.readParts(`${log}/${file}`)));
  const commits = await Promise.all(
    files.commits.map(async ({ version, file }) => {
      const path = `${log}/${file}`;
      return { version, actions: parseCommit(await store.readText(path), { folder, file: path }) };
    }),
  );
  const base = checkpoint && { version: checkpoint.version, actions: await readCheckpoint(parts) };
  return readable(replay(commits, base, where), where);
}
