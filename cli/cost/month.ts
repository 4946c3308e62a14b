import type { Deployed } from "./deployed";
import { ordinaryRuns, type OrdinaryRuns, type Tally } from "./ordinaryRuns";
import type { Assumptions } from "./priceTable";
import { minutesBetweenLoads, minutesPerMonth, startedBy } from "./schedule";

/** A month of the schedule. */
export interface Month {
  readonly loads: number;
  readonly minutesBetween: number;
  readonly folders: number;
  /** Activity runs by type. */
  readonly runs: Tally;
}

export function monthOf({ pipelines, trigger }: Deployed, assumed: Assumptions): Month {
  const folders = minutesPerMonth / assumed.exportIntervalMinutes;
  if (trigger === undefined) return { loads: 0, minutesBetween: Infinity, folders, runs: {} };
  const minutesBetween = minutesBetweenLoads(trigger, assumed.exportIntervalMinutes);
  const loads = minutesPerMonth / minutesBetween;
  return { loads, minutesBetween, folders, runs: times(ordinaryRuns(pipelines, startedBy(trigger)), loads, folders) };
}

const times = ({ once, perItem }: OrdinaryRuns, loads: number, folders: number): Tally =>
  Object.fromEntries(
    [...new Set([...Object.keys(once), ...Object.keys(perItem)])].map((type) => [
      type,
      (once[type] ?? 0) * loads + (perItem[type] ?? 0) * folders,
    ]),
  );
