import { z } from "zod";
import { requireSuccess } from "../context";
import { expression } from "../shapes/common";
import { valueOf } from "../values";
import { activityList } from "./activityList";
import { activityType, common } from "./activityType";

export const ifCondition = activityType({
  shape: z.strictObject({
    ...common,
    type: z.literal("IfCondition"),
    expression,
    ifTrueActivities: activityList.optional(),
    ifFalseActivities: activityList.optional(),
  }),

  async run(activity, context) {
    const holds = valueOf(context, activity, "expression", activity.expression, "boolean");
    requireSuccess(
      await context.inside().runAll((holds ? activity.ifTrueActivities : activity.ifFalseActivities) ?? []),
    );
    return {};
  },
});
