import { z } from "zod";
import { inParallel } from "../concurrency";
import { requireSuccess } from "../context";
import { limits, requireWithin } from "../limits";
import { expression } from "../shapes/common";
import { valueOf } from "../values";
import { activityList } from "./activityList";
import { activityType, common } from "./activityType";

const defaultBatchCount = 20;

export const forEach = activityType({
  shape: z.strictObject({
    ...common,
    type: z.literal("ForEach"),
    items: expression,
    isSequential: z.boolean().optional(),
    batchCount: z.int().min(1).max(limits.forEachBatch).optional(),
    activities: activityList,
  }),

  /** Every item has its turn, even after one has failed; then the whole fails. */
  async run(activity, context) {
    const items = valueOf(context, activity, "items", activity.items, "array");
    requireWithin(context, activity.name, "items of a ForEach", items.length, limits.forEachItems);
    const batch = activity.isSequential ? 1 : (activity.batchCount ?? defaultBatchCount);
    const outcomes = await inParallel(items, batch, (item, iteration) =>
      context.inside({ item, iteration }).runAll(activity.activities),
    );
    outcomes.forEach(requireSuccess);
    return {};
  },
});
