import type { Problem } from "../../errors";
import type { Output } from "./activities/activityType";

export type ActivityStatus = "Succeeded" | "Failed" | "Skipped" | "Cancelled";
export type RunStatus = "Succeeded" | "Failed" | "Cancelled";

/** Which activity failed, and why. */
export interface Failure {
  readonly pipeline: string;
  readonly activity: string;
  readonly problem: Problem;
}

/** What `activity('…').error` shows. */
export interface ActivityError {
  readonly errorCode: string;
  readonly message: string;
  readonly failureType: "UserError";
  readonly target: string;
}

/** How an activity ended, as expressions see it, and where its failure began. */
export interface ActivityResult {
  readonly status: ActivityStatus;
  readonly output?: Output;
  readonly error?: ActivityError;
  readonly failure?: Failure;
}

/** How a list of activities ended. */
export type Outcome =
  | { readonly status: "Succeeded" }
  | { readonly status: "Cancelled" }
  | { readonly status: "Failed"; readonly failure: Failure };
