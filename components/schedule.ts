import type * as inputs from "@pulumi/azure-native/types/input";

export const frequencies = ["Minute", "Hour", "Day", "Week", "Month"] as const;

/** When the load runs. */
export interface Schedule {
  readonly frequency: (typeof frequencies)[number];
  readonly interval: number;
  /** ISO 8601; with Z where the time zone is UTC, else local and without (Microsoft: Create a trigger on a schedule). */
  readonly startTime: string;
  /** A Windows time zone name. */
  readonly timeZone: string;
}

export function scheduleTrigger(schedule: Schedule, pipeline: string) {
  return {
    type: "ScheduleTrigger",
    recurrence: { ...schedule },
    pipelines: [{ pipelineReference: { type: "PipelineReference", referenceName: pipeline } }],
  } satisfies inputs.datafactory.ScheduleTriggerArgs;
}
