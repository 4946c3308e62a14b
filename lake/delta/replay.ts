import { problem, type Where } from "../../errors";
import type { Action, AddFile, Metadata, Protocol, RemoveFile, Transaction } from "./action";

/** What a log says about a table at one version, before anybody asks whether it can be read. */
export interface TableState {
  readonly version: number;
  readonly protocol: Protocol;
  readonly metadata: Metadata;
  /** The live files, by path, and by deletion vector where they have one. */
  readonly files: ReadonlyMap<string, AddFile>;
  /** The files that are gone, named alike, as far as the log remembers them. */
  readonly removed: ReadonlyMap<string, RemoveFile>;
  /** The newest transaction of each application. */
  readonly transactions: ReadonlyMap<string, Transaction>;
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
  const removed = new Map<string, RemoveFile>();
  const transactions = new Map<string, Transaction>();

  for (const action of all.flatMap((commit) => commit.actions)) {
    if ("protocol" in action) protocol = action.protocol;
    else if ("metaData" in action) metadata = action.metaData;
    else if ("add" in action) {
      files.set(fileKey(action.add), action.add);
      removed.delete(fileKey(action.add));
    } else if ("remove" in action) {
      files.delete(fileKey(action.remove));
      removed.set(fileKey(action.remove), action.remove);
    } else if ("txn" in action) transactions.set(action.txn.appId, action.txn);
  }
  if (protocol === undefined || metadata === undefined) {
    const missing = protocol === undefined ? "protocol" : "metaData";
    throw problem("delta-log-invalid", { reason: `it has no ${missing} action` }, where);
  }
  return { version: all.at(-1)!.version, protocol, metadata, files, removed, transactions };
}

/**
 * A commit that deletes rows of a file removes the file as it was and adds the same path with a deletion vector, in
 * either order: the two together name a file (delta.io: "PROTOCOL", Action Reconciliation).
 */
function fileKey({ path, deletionVector }: Pick<AddFile, "path" | "deletionVector">): string {
  if (!deletionVector) return path;
  const { storageType, pathOrInlineDv, offset } = deletionVector;
  return `${path} ${storageType}${pathOrInlineDv}@${offset ?? ""}`;
}
