import type * as inputs from "@pulumi/azure-native/types/input";
import type * as pulumi from "@pulumi/pulumi";
import type { Schedule } from "./schedule";

export const triggerKinds = ["Schedule", "TumblingWindow", "BlobEvent"] as const;

/** What starts a load: the clock, each window of time once, or a folder of the export that is finished. */
type TriggerKind = (typeof triggerKinds)[number];

/** The pipelines that triggers start. */
export interface Started {
  readonly rootPipeline: string;
  /** Starts the root pipeline unless the event is about the export's own `model.json`. */
  readonly eventPipeline: string;
}

export interface TriggerSettings {
  readonly kind: TriggerKind;
  readonly schedule: Schedule;
  /** The container of the export, and the resource id of its account. */
  readonly bronze: { readonly accountId: pulumi.Input<string>; readonly container: string };
}

/** A trigger's properties, in the flattened form of the Azure SDKs. */
export function triggerBody({ kind, schedule, bronze }: TriggerSettings, { rootPipeline, eventPipeline }: Started) {
  switch (kind) {
    case "Schedule":
      return scheduleTrigger(schedule, rootPipeline);
    case "TumblingWindow":
      return tumblingWindowTrigger(schedule, rootPipeline);
    case "BlobEvent":
      return blobEventTrigger(bronze, eventPipeline);
  }
}

const pipelineReference = (referenceName: string) => ({ type: "PipelineReference", referenceName }) as const;

function scheduleTrigger(schedule: Schedule, pipeline: string) {
  return {
    type: "ScheduleTrigger",
    recurrence: { ...schedule },
    pipelines: [{ pipelineReference: pipelineReference(pipeline) }],
  } satisfies inputs.datafactory.ScheduleTriggerArgs;
}

/** Each window is loaded once, one after another, and what is valid now is what is valid at its end. */
function tumblingWindowTrigger({ frequency, interval, startTime }: Schedule, pipeline: string) {
  const asOf = "@formatDateTime(trigger().outputs.windowEndTime, 'yyyy-MM-ddTHH:mm:ssZ')";
  return {
    type: "TumblingWindowTrigger",
    frequency,
    interval,
    startTime,
    maxConcurrency: 1,
    retryPolicy: { count: 2, intervalInSeconds: 600 },
    pipeline: { pipelineReference: pipelineReference(pipeline), parameters: { asOf } },
  } satisfies inputs.datafactory.TumblingWindowTriggerArgs;
}

/**
 * Synapse Link fills a folder's `model.json` when it closes the folder (Microsoft: Query and analyze the incremental
 * updates). The filter of a trigger knows beginnings and ends only, so the `model.json` of the container itself matches too.
 */
function blobEventTrigger({ accountId, container }: TriggerSettings["bronze"], pipeline: string) {
  return {
    type: "BlobEventsTrigger",
    scope: accountId,
    events: ["Microsoft.Storage.BlobCreated"],
    blobPathBeginsWith: `/${container}/blobs/`,
    blobPathEndsWith: "/model.json",
    ignoreEmptyBlobs: true,
    pipelines: [
      { pipelineReference: pipelineReference(pipeline), parameters: { folderPath: "@triggerBody().folderPath" } },
    ],
  } satisfies inputs.datafactory.BlobEventsTriggerArgs;
}
