import { z } from "zod";
import { problem } from "../../../errors";
import { evaluate } from "../../expressions";
import { expression } from "../shapes/common";
import { valueOf } from "../values";
import { activityType, common } from "./activityType";

export const filter = activityType({
  shape: z.strictObject({ ...common, type: z.literal("Filter"), items: expression, condition: expression }),

  async run(activity, context) {
    const items = valueOf(context, activity, "items", activity.items, "array");
    const scope = context.scope();
    const kept = items.filter((item) => {
      const holds = evaluate(activity.condition, { ...scope, item });
      if (typeof holds === "boolean") return holds;
      throw problem("property-type", {
        pipeline: context.run.pipeline.name,
        activity: activity.name,
        property: "condition",
        expected: "boolean",
        actual: typeof holds,
      });
    });
    return { ItemsCount: items.length, FilteredItemsCount: kept.length, value: kept };
  },
});
