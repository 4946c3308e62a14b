import { z } from "zod";
import { dynamic } from "../shapes/common";
import { valueOf } from "../values";
import { activityType, common } from "./activityType";

export const wait = activityType({
  shape: z.strictObject({ ...common, type: z.literal("Wait"), waitTimeInSeconds: dynamic }),

  async run(activity, context) {
    const seconds = valueOf(context, activity, "waitTimeInSeconds", activity.waitTimeInSeconds, "number");
    await context.run.ports.sleep(seconds, context.signal);
    return {};
  },
});
