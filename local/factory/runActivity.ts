import { problem } from "../../errors";
import type { Activity } from "./activities";
import { runAttempts } from "./attempts";
import type { Context } from "./context";
import { shouldRun } from "./dependencies";
import { InnerFailure, problemOf, RequestedFailure } from "./failures";
import { limits, requireWithin, sizeOf } from "./limits";
import type { ActivityResult } from "./status";

function failed(activity: Activity, context: Context, error: unknown): ActivityResult & { readonly status: "Failed" } {
  const pipeline = context.run.pipeline.name;
  const failure =
    error instanceof InnerFailure
      ? error.failure
      : { pipeline, activity: activity.name, problem: problemOf(error, pipeline, activity.name) };
  const errorCode = error instanceof RequestedFailure ? error.errorCode : failure.problem.code;
  const message =
    error instanceof InnerFailure || error instanceof RequestedFailure ? error.message : failure.problem.message;
  return { status: "Failed", error: { errorCode, message, failureType: "UserError", target: activity.name }, failure };
}

async function execute(activity: Activity, context: Context): Promise<ActivityResult> {
  try {
    const output = await runAttempts(activity, context);
    requireWithin(context, activity.name, "bytes of output", sizeOf(output), limits.outputBytes);
    return { status: "Succeeded", output };
  } catch (error) {
    return context.signal.aborted ? { status: "Cancelled" } : failed(activity, context, error);
  }
}

function inactive(activity: Activity, context: Context): ActivityResult {
  const status = activity.onInactiveMarkAs ?? "Succeeded";
  if (status !== "Failed") return { status, output: {} };
  return failed(
    activity,
    context,
    problem("activity-inactive", { pipeline: context.run.pipeline.name, activity: activity.name }),
  );
}

async function settle(activity: Activity, context: Context): Promise<ActivityResult> {
  if (!shouldRun(activity, context.results)) return { status: "Skipped" };
  if (activity.state === "Inactive") return inactive(activity, context);
  context.run.observe({ kind: "activity-started", ...context.placeOf(activity) });
  return execute(activity, context);
}

/** Runs one activity whose dependencies have ended, records it and tells observers. */
export async function runActivity(activity: Activity, context: Context): Promise<ActivityResult> {
  if (context.signal.aborted) return { status: "Cancelled" };
  const began = performance.now();
  const result = await settle(activity, context);
  context.run.ended(context.placeOf(activity), result, (performance.now() - began) / 1000);
  return result;
}
