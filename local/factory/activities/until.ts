import { z } from "zod";
import { problem } from "../../../errors";
import { Cancelled, InnerFailure } from "../failures";
import { expression } from "../shapes/common";
import { secondsOf, timespan } from "../timespan";
import { valueOf } from "../values";
import { activityList } from "./activityList";
import { activityType, common } from "./activityType";

const defaultTimeout = "7.00:00:00";

export const until = activityType({
  shape: z.strictObject({
    ...common,
    type: z.literal("Until"),
    expression,
    timeout: timespan.optional(),
    activities: activityList,
  }),

  /**
   * Repeats until the expression holds; a failure inside does not end the loop. (Microsoft: Until activity.)
   * The page does not say how the activity ends after one: it fails here where the last turn did.
   */
  async run(activity, context) {
    const timeout = activity.timeout ?? defaultTimeout;
    const end = performance.now() + (secondsOf(timeout) ?? 0) * 1000;
    for (;;) {
      const turn = context.inside();
      const outcome = await turn.runAll(activity.activities);
      if (outcome.status === "Cancelled") throw new Cancelled();
      if (valueOf(turn, activity, "expression", activity.expression, "boolean")) {
        if (outcome.status === "Failed") throw new InnerFailure(outcome.failure);
        return {};
      }
      if (performance.now() > end)
        throw problem("activity-timed-out", { pipeline: context.run.pipeline.name, activity: activity.name, timeout });
    }
  },
});
