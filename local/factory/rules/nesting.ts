import { problem, type Problem } from "../../../errors";
import type { ActivityName } from "../activities";
import type { Pipeline } from "../factory";
import { positionsIn } from "../walk";

/**
 * What may not be inside what, at any depth. If and Switch may be inside ForEach and Until, not inside each
 * other; ForEach and Until may be inside nothing. (Microsoft: Nested activities, embedding limitations.)
 */
const forbidden: Partial<Record<ActivityName, readonly ActivityName[]>> = {
  ForEach: ["ForEach", "Until", "IfCondition", "Switch"],
  Until: ["ForEach", "Until", "IfCondition", "Switch"],
  IfCondition: ["IfCondition", "Switch"],
  Switch: ["IfCondition", "Switch"],
};

export function nesting(pipeline: Pipeline): readonly Problem[] {
  return positionsIn(pipeline.activities).flatMap(({ activity, holders }) => {
    const outer = holders.find((holder) => forbidden[activity.type]?.includes(holder.activity.type));
    if (!outer) return [];
    const place = { pipeline: pipeline.name, activity: activity.name };
    return [problem("nesting-illegal", { ...place, inner: activity.type, outer: outer.activity.type })];
  });
}
