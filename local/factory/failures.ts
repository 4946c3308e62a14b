import { Problem, problem } from "../../errors";
import type { Failure } from "./status";

/** Thrown by an activity that holds others, or runs a pipeline, when something inside it failed. */
export class InnerFailure extends Error {
  constructor(readonly failure: Failure) {
    super(
      `Activity failed because an inner activity failed; Inner activity name: ${failure.activity}, Error: ${failure.problem.message}`,
    );
  }
}

/** Thrown by a Fail activity: message and code are the pipeline's own. */
export class RequestedFailure extends Error {
  constructor(
    message: string,
    readonly errorCode: string,
  ) {
    super(message);
  }
}

/** Thrown by work that a cancelled run interrupted. */
export class Cancelled extends Error {}

function reasonOf(error: unknown): string {
  return typeof error === "object" && error !== null && "message" in error ? String(error.message) : String(error);
}

/** What went wrong in an activity, as a problem of the catalogue. */
export function problemOf(error: unknown, pipeline: string, activity: string): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof RequestedFailure)
    return problem("activity-requested-failure", {
      pipeline,
      activity,
      message: error.message,
      errorCode: error.errorCode,
    });
  return problem("activity-failed", { pipeline, activity, reason: reasonOf(error) }, {}, { cause: error });
}
