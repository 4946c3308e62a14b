import { Problem, problem } from "../../errors";
import { activityTypes, type Activity } from "./activities";
import type { ActivityType, Output, Policy } from "./activities/activityType";
import type { Context } from "./context";
import { InnerFailure, RequestedFailure } from "./failures";
import { secondsOf } from "./timespan";

const defaultRetryIntervalInSeconds = 30;

function policyOf(activity: Activity): Policy {
  return "policy" in activity ? (activity.policy ?? {}) : {};
}

/** A failure that the same input brings again; waiting does not help. */
function isCertainToRecur(error: unknown): boolean {
  return error instanceof Problem || error instanceof InnerFailure || error instanceof RequestedFailure;
}

async function attempt(activity: Activity, context: Context, timeout: string | undefined): Promise<Output> {
  const type: ActivityType = activityTypes[activity.type];
  const seconds = timeout === undefined ? undefined : secondsOf(timeout);
  if (seconds === undefined) return type.run(activity, context);
  const timer = AbortSignal.timeout(seconds * 1000);
  try {
    return await type.run(activity, context.withSignal(AbortSignal.any([context.signal, timer])));
  } catch (error) {
    if (!timer.aborted || context.signal.aborted) throw error;
    throw problem("activity-timed-out", {
      pipeline: context.run.pipeline.name,
      activity: activity.name,
      timeout: timeout!,
    });
  }
}

/** Runs an activity under its policy: with its time limit, and again after failures that may pass. */
export async function runAttempts(activity: Activity, context: Context): Promise<Output> {
  const { retry = 0, retryIntervalInSeconds = defaultRetryIntervalInSeconds, timeout } = policyOf(activity);
  for (let number = 1; ; number++) {
    try {
      return await attempt(activity, context, timeout);
    } catch (error) {
      if (number > retry || isCertainToRecur(error) || context.signal.aborted) throw error;
      context.run.observe({
        kind: "activity-retry",
        ...context.placeOf(activity),
        attempt: number + 1,
        error: error instanceof Error ? error : new Error(String(error)),
      });
      await context.run.ports.sleep(retryIntervalInSeconds, context.signal);
    }
  }
}
