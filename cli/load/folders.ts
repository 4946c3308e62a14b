import type { RunEvent } from "../../local/factory/events";
import type { BronzeFormat } from "../../pipelines/bronze";
import { labelActivity } from "../../pipelines/orchestration/ingestTables";

/** What became of the closed folders of the export. */
export interface Folders {
  /** Ingested by this load, oldest first. */
  readonly ingested: readonly string[];
  /** Without a usable `model.json` although a later one is closed: aborted exports, whose rows come again. */
  readonly passedOver: readonly string[];
  /** The same, but no later one is closed yet: the next load looks again. */
  readonly waitedFor: readonly string[];
}

/** The output of the Filter activity that finds the closed folders. */
interface Closed {
  readonly value: readonly { readonly name: string }[];
}

export const closedFolders = (event: RunEvent): readonly string[] | undefined =>
  event.kind === "activity-succeeded" && event.activity === "closed"
    ? (event.output as unknown as Closed).value.map(({ name }) => name)
    : undefined;

/** Tells the folder that an event is about, where it is inside the loop over folders. Takes events in their order. */
export function folderFinder(): (event: RunEvent) => string | undefined {
  const byRun = new Map<string, readonly string[]>();
  return (event) => {
    const closed = closedFolders(event);
    if (closed !== undefined) byRun.set(event.runId, closed);
    return "iteration" in event ? byRun.get(event.runId)?.[event.iteration ?? -1] : undefined;
  };
}

export function foldersOf(events: readonly RunEvent[]): Folders {
  const folderOf = folderFinder();
  const ingested = new Set<string>();
  const waiting = new Set<string>();
  for (const event of events) {
    const folder = folderOf(event);
    if (folder === undefined || event.kind !== "activity-succeeded") continue;
    if (event.activity === "save_state") ingested.add(folder);
    if (event.activity === "pass_over") waiting.add(folder);
  }
  const newest = [...ingested].sort().at(-1) ?? "";
  const notReady = [...waiting].filter((folder) => !ingested.has(folder)).sort();
  return {
    ingested: [...ingested].sort(),
    passedOver: notReady.filter((folder) => folder < newest),
    // After a failure every folder is left, whatever its model.json is like.
    waitedFor: events.some(({ kind }) => kind === "activity-failed")
      ? []
      : notReady.filter((folder) => folder > newest),
  };
}

/** The format of what a run ingested; undefined where it did not get to that, or brought gold up to date alone. */
export function formatOf(events: readonly RunEvent[]): BronzeFormat | undefined {
  if (events.some((event) => closedFolders(event) !== undefined)) return "csv";
  return events.some((event) => "activity" in event && event.activity === labelActivity) ? "delta" : undefined;
}
