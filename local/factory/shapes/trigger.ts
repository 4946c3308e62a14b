import { z } from "zod";
import { dynamic, notes, pipelineReference } from "./common";

const started = z.strictObject({
  pipelineReference,
  parameters: z.record(z.string(), dynamic).optional(),
});

const recurrence = z.strictObject({
  frequency: z.enum(["Minute", "Hour", "Day", "Week", "Month", "Year"]),
  interval: z.int().positive().optional(),
  startTime: z.string().optional(),
  endTime: z.string().optional(),
  timeZone: z.string().optional(),
  schedule: dynamic.optional(),
});

export const trigger = z.discriminatedUnion("type", [
  z.strictObject({ ...notes, type: z.literal("ScheduleTrigger"), recurrence, pipelines: z.array(started).default([]) }),
  z.strictObject({
    ...notes,
    type: z.literal("TumblingWindowTrigger"),
    pipeline: started,
    frequency: z.enum(["Minute", "Hour", "Month"]),
    interval: z.int().positive(),
    startTime: z.string(),
    endTime: z.string().optional(),
    delay: dynamic.optional(),
    maxConcurrency: z.int().min(1).max(50),
    retryPolicy: dynamic.optional(),
    dependsOn: z.array(dynamic).optional(),
  }),
  z.strictObject({
    ...notes,
    type: z.literal("BlobEventsTrigger"),
    scope: z.string(),
    events: z.array(z.enum(["Microsoft.Storage.BlobCreated", "Microsoft.Storage.BlobDeleted"])).min(1),
    blobPathBeginsWith: z.string().optional(),
    blobPathEndsWith: z.string().optional(),
    ignoreEmptyBlobs: z.boolean().optional(),
    pipelines: z.array(started).default([]),
  }),
  z.strictObject({
    ...notes,
    type: z.literal("CustomEventsTrigger"),
    scope: z.string(),
    events: z.array(dynamic).min(1),
    subjectBeginsWith: z.string().optional(),
    subjectEndsWith: z.string().optional(),
    pipelines: z.array(started).default([]),
  }),
]);
