import type { PipelineRun } from "@azure/arm-datafactory";
import { problem } from "../../errors";
import type { RunEvent } from "../../local/factory/events";
import type { BronzeFormat } from "../../pipelines/bronze";
import { causesOf } from "../load/causes";
import { countsOf, type TableCounts } from "../load/counts";
import { foldersOf, formatOf } from "../load/folders";
import { folderName } from "./runEvents";

/** What a run in Azure did so far. */
export interface RunReport {
  readonly runId: string;
  readonly pipeline: string;
  /** Queued, InProgress, Canceling, Succeeded, Failed or Cancelled. */
  readonly status: string;
  /** ISO 8601; not there while the run is queued. */
  readonly started?: string;
  readonly seconds: number;
  /** What it ingested; not there where it did not get to that, or brought gold up to date alone. */
  readonly bronzeFormat?: BronzeFormat;
  readonly folders: readonly string[];
  readonly passedOver: readonly string[];
  readonly waitedFor: readonly string[];
  readonly tables: readonly TableCounts[];
}

/** `tables` in the order in which they are told. */
export function reportOf(run: PipelineRun, events: readonly RunEvent[], tables: readonly string[]): RunReport {
  const { ingested, passedOver, waitedFor } = foldersOf(events);
  const bronzeFormat = formatOf(events);
  return {
    ...headOf(run),
    ...(bronzeFormat && { bronzeFormat }),
    folders: ingested,
    passedOver,
    waitedFor,
    tables: countsOf(events, tables),
  };
}

export type RunHead = Pick<RunReport, "runId" | "pipeline" | "status" | "started" | "seconds">;

export function headOf({ runId = "", pipelineName = "", status = "", runStart, durationInMs }: PipelineRun): RunHead {
  const milliseconds = durationInMs ?? (runStart === undefined ? 0 : Date.now() - runStart.getTime());
  return {
    runId,
    pipeline: pipelineName,
    status,
    ...(runStart === undefined ? {} : { started: runStart.toISOString() }),
    seconds: milliseconds / 1000,
  };
}

/** Why a run did not succeed; undefined where it did, or goes on. */
export function failureOf(run: PipelineRun, events: readonly RunEvent[]): Error | undefined {
  const { runId = "", pipelineName: pipeline = "", status, message = "" } = run;
  if (status === "Cancelled") return problem("azure-run-cancelled", { runId });
  if (status !== "Failed") return undefined;
  const causes = causesOf(inFolders(withoutRetried(events)));
  return causes.length > 0
    ? new AggregateError(causes, message)
    : problem("azure-run-failed", { pipeline, runId, reason: message });
}

/** Each attempt is a run of the activity; a failure that a later attempt made good is none. */
function withoutRetried(events: readonly RunEvent[]): readonly RunEvent[] {
  const succeeded = new Set(events.flatMap((event) => (event.kind === "activity-succeeded" ? [placeOf(event)] : [])));
  return events.filter((event) => event.kind !== "activity-failed" || !succeeded.has(placeOf(event)));
}

/** A group that stopped says at which folder, also where the failed activity does not. */
function inFolders(events: readonly RunEvent[]): readonly RunEvent[] {
  const stoppedAt = new Map(
    events.flatMap((event) => {
      const folder = event.kind === "activity-failed" && event.type === "Fail" && folderName.exec(event.error.message);
      return folder ? [[event.runId, folder[0]] as const] : [];
    }),
  );
  return events.map((event) => {
    const folder = stoppedAt.get(event.runId);
    return event.kind === "activity-failed" && folder !== undefined
      ? { ...event, error: event.error.at({ folder }) }
      : event;
  });
}

const placeOf = ({ runId, activity, iteration }: Extract<RunEvent, { activity: string }>): string =>
  `${runId} ${activity} ${iteration ?? ""}`;
