import { z } from "zod";
import { RequestedFailure } from "../failures";
import { dynamic } from "../shapes/common";
import { valueOf } from "../values";
import { activityType, common } from "./activityType";

export const fail = activityType({
  shape: z.strictObject({ ...common, type: z.literal("Fail"), message: dynamic, errorCode: dynamic }),

  async run(activity, context) {
    throw new RequestedFailure(
      valueOf(context, activity, "message", activity.message, "string"),
      valueOf(context, activity, "errorCode", activity.errorCode, "string"),
    );
  },
});
