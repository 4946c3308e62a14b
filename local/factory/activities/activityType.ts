import { z } from "zod";
import type { Context } from "../context";
import { dynamic } from "../shapes/common";
import { timespan } from "../timespan";

const dependencyConditions = ["Succeeded", "Failed", "Skipped", "Completed"] as const;

/** What every activity has. */
export const common = {
  name: z.string(),
  description: z.string().optional(),
  dependsOn: z
    .array(
      z.strictObject({
        activity: z.string(),
        dependencyConditions: z.array(z.enum(dependencyConditions)).min(1),
      }),
    )
    .default([]),
  userProperties: z.array(z.strictObject({ name: z.string(), value: dynamic })).optional(),
  state: z.enum(["Active", "Inactive"]).optional(),
  onInactiveMarkAs: z.enum(["Succeeded", "Failed", "Skipped"]).optional(),
};

/** Retries and time limit of the activities that do work outside the pipeline. */
const policy = z.strictObject({
  retry: z.int().min(0).optional(),
  retryIntervalInSeconds: z.int().min(30).max(86_400).optional(),
  timeout: timespan.optional(),
  secureInput: z.boolean().optional(),
  secureOutput: z.boolean().optional(),
});
export type Policy = z.infer<typeof policy>;

/** The fields of an activity that does work outside the pipeline. */
export const execution = { ...common, policy: policy.optional() };

export const secrecy = z.strictObject({ secureInput: z.boolean().optional(), secureOutput: z.boolean().optional() });

/** What `activity('…').output` shows. */
export type Output = Readonly<Record<string, unknown>>;

/** One type of activity: the properties it may have, and what it does. */
export interface ActivityType<S extends z.ZodType = z.ZodType> {
  readonly shape: S;
  readonly run: (activity: z.infer<S>, context: Context) => Promise<Output>;
}

export function activityType<S extends z.ZodType>(type: ActivityType<S>): ActivityType<S> {
  return type;
}
