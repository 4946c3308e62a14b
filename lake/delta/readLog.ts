import type { Action } from "./action";
import { parseCommit } from "./commit";
import { chooseLogFiles } from "./log";
import { replay, type Commit, type TableState } from "./replay";

/** Where tables are, as far as their logs need it. Paths are below the container, with `/`. */
export interface LogStore {
  /** The names of the files in a folder. */
  list(folder: string): Promise<readonly string[]>;
  readText(path: string): Promise<string>;
  /** The actions of a checkpoint, by the paths of its files; who needs no data files may leave theirs out. */
  readCheckpoint(paths: readonly string[]): Promise<readonly Action[]>;
}

/**
 * What a table's log says at its newest version, whether or not the table can be read; undefined where the folder has no
 * log. Throws `delta-log-invalid` where the log has a gap or says what is none of its words.
 */
export async function readLog(store: LogStore, folder: string): Promise<TableState | undefined> {
  const log = `${folder}/_delta_log`;
  const files = chooseLogFiles(await store.list(log), { folder });
  if (files === undefined) return undefined;
  const { checkpoint } = files;
  const base = checkpoint && {
    version: checkpoint.version,
    actions: await store.readCheckpoint(checkpoint.files.map((file) => `${log}/${file}`)),
  };
  const commits = await Promise.all(
    files.commits.map(async ({ version, file }): Promise<Commit> => {
      const path = `${log}/${file}`;
      return { version, actions: parseCommit(await store.readText(path), { folder, file: path }) };
    }),
  );
  return replay(commits, base, { folder });
}
