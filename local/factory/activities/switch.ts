import { z } from "zod";
import { requireSuccess } from "../context";
import { limits } from "../limits";
import { expression } from "../shapes/common";
import { valueOf } from "../values";
import { activityList } from "./activityList";
import { activityType, common } from "./activityType";

export const switchActivity = activityType({
  shape: z.strictObject({
    ...common,
    type: z.literal("Switch"),
    on: expression,
    cases: z
      .array(z.strictObject({ value: z.string(), activities: activityList }))
      .max(limits.switchCases)
      .default([]),
    defaultActivities: activityList.optional(),
  }),

  async run(activity, context) {
    const on = valueOf(context, activity, "on", activity.on, "string");
    const chosen = activity.cases.find(({ value }) => value === on)?.activities ?? activity.defaultActivities ?? [];
    requireSuccess(await context.inside().runAll(chosen));
    return {};
  },
});
