import type { Action, RemoveFile } from "./action";
import { daysOf } from "./interval";
import type { TableState } from "./replay";

/** Commits from one checkpoint to the next, so that a year of hourly commits opens as fast as the first day's. */
const interval = 10;

export const isCheckpointDue = (version: number): boolean => version > 0 && version % interval === 0;

/** The place of a version's checkpoint, relative to the table. */
export const checkpointPath = (version: number): string =>
  `_delta_log/${String(version).padStart(20, "0")}.checkpoint.parquet`;

/** Where readers that do not list the log look for the newest checkpoint. */
export const lastCheckpointPath = "_delta_log/_last_checkpoint";

export const printLastCheckpoint = (version: number, actions: readonly Action[]): string =>
  JSON.stringify({ version, size: actions.length });

/**
 * The actions that stand for all commits up to a version. A removed file is remembered as long as its deletion may not be
 * final (delta.io: "PROTOCOL", Checkpoints; Delta Lake's default is a week). `now` in milliseconds.
 */
export function checkpointActions(state: TableState, now: number): readonly Action[] {
  const { protocol, metadata, transactions, removed, files } = state;
  const kept = daysOf(metadata.configuration["delta.deletedFileRetentionDuration"] ?? "") ?? 7;
  const oldest = now - kept * 86_400_000;
  const isRemembered = ({ deletionTimestamp = 0 }: RemoveFile) => deletionTimestamp > oldest;
  return [
    { protocol },
    { metaData: metadata },
    ...[...transactions.values()].map((txn) => ({ txn })),
    ...[...removed.values()].filter(isRemembered).map((remove) => ({ remove: { ...remove, dataChange: false } })),
    ...[...files.values()].map((add) => ({ add: { ...add, dataChange: false } })),
  ];
}
