import { problem, type Where } from "../../errors";
import type { Action, AddFile, Metadata, Protocol } from "./action";

/** What a log says about a table at one version, before anybody asks whether it can be read. */
export interface TableState {
  readonly version: number;
  readonly protocol: Protocol;
  readonly metadata: Metadata;
  /** The live files, by path. */
  readonly files: ReadonlyMap<string, AddFile>;
}

export interface Commit {
  readonly version: number;
  readonly actions: readonly Action[];
}

/**
 * Replays commits in order, on top of a checkpoint's actions if there are any: the newest protocol and metadata win,
 * and so does the newest action of each file (delta.io: "PROTOCOL", Action Reconciliation).
 */
export function replay(commits: readonly Commit[], checkpoint?: Commit, where: Where = {}): TableState {
  const all = checkpoint === undefined ? commits : [checkpoint, ...commits];
  let protocol: Protocol | undefined;
  let metadata: Metadata | undefined;
  const files = new Map<string, AddFile>();

  for (const action of all.flatMap((commit) => commit.actions)) {
    if ("protocol" in action) protocol = action.protocol;
    else if ("metaData" in action) metadata = action.metaData;
    else if ("add" in action) files.set(action.add.path, action.add);
    else if ("remove" in action) files.delete(action.remove.path);
  }
  if (protocol === undefined || metadata === undefined) {
    const missing = protocol === undefined ? "protocol" : "metaData";
    throw problem("delta-log-invalid", { reason: `it has no ${missing} action` }, where);
  }
  return { version: all.at(-1)!.version, protocol, metadata, files };
}
