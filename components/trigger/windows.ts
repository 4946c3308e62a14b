import type { Schedule } from "./schedule";

/** When `Pulumi.yaml` lets a load begin unless told otherwise. */
const unsaid = "2024-01-01T00:00:00Z";

/**
 * What is wrong with a schedule for tumbling windows, a line each (Microsoft: Create a trigger that runs a pipeline on a
 * tumbling window): windows are minutes, hours or months, 15 minutes at least, in UTC, and all since the first are run.
 */
export function windowProblems({ frequency, interval, startTime, timeZone }: Schedule): readonly string[] {
  return [
    ...(["Minute", "Hour", "Month"].includes(frequency)
      ? []
      : [`scheduleFrequency: tumbling windows are of Minute, Hour or Month, not ${frequency}`]),
    ...(frequency === "Minute" && interval < 15
      ? [`scheduleInterval: a tumbling window has 15 minutes at least, not ${interval}`]
      : []),
    ...(timeZone === "UTC" ? [] : [`scheduleTimeZone: tumbling windows are in UTC, not ${timeZone}`]),
    ...(startTime === unsaid
      ? ["scheduleStartTime: name the first window; every window since then is loaded once, one after another"]
      : []),
  ];
}
