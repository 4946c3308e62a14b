import type { Problem } from "../../errors";
import type { Output } from "./activities/activityType";
import type { ActivityStatus, RunStatus } from "./status";

/** Which activity of a pipeline. */
export interface ActivityPlace {
  readonly activity: string;
  readonly type: string;
  /** The position in the items of the ForEach around it, from 0. */
  readonly iteration?: number;
}

interface InRun {
  readonly pipeline: string;
  readonly runId: string;
}

type OfActivity = InRun & ActivityPlace;

/** What happens in a run, told as it happens. */
export type RunEvent =
  | (InRun & { readonly kind: "pipeline-queued" })
  | (InRun & { readonly kind: "pipeline-started"; readonly parameters: Readonly<Record<string, unknown>> })
  | (InRun & { readonly kind: "pipeline-ended"; readonly status: RunStatus; readonly seconds: number })
  | (OfActivity & { readonly kind: "activity-started" })
  | (OfActivity & { readonly kind: "activity-succeeded"; readonly output: Output; readonly seconds: number })
  | (OfActivity & { readonly kind: "activity-failed"; readonly error: Problem; readonly seconds: number })
  | (OfActivity & { readonly kind: "activity-cancelled"; readonly seconds: number })
  | (OfActivity & { readonly kind: "activity-skipped" })
  | (OfActivity & { readonly kind: "activity-retry"; readonly attempt: number; readonly error: Error });

export type Observe = (event: RunEvent) => void;

/** One activity of a run, after its end. */
export interface ActivityRun extends ActivityPlace {
  readonly status: ActivityStatus;
  readonly output?: Output;
  readonly error?: Problem;
  readonly seconds: number;
}
