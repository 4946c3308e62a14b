import type { Problem } from "../../errors";
import type { RunEvent } from "../../local/factory/events";

/** What holds an activity, or repeats in its own words that it failed, is no cause. */
const derived: ReadonlySet<string> = new Set(["ExecutePipeline", "Fail", "ForEach", "IfCondition"]);

/** What went wrong in a run, each cause once. */
export function causesOf(events: readonly RunEvent[]): readonly Problem[] {
  const causes = events.flatMap((event) =>
    event.kind === "activity-failed" && !derived.has(event.type) ? [event.error] : [],
  );
  return [...new Map(causes.map((cause) => [cause.message, cause])).values()];
}
