import { z } from "zod";
import { activityTypes, type Activity } from ".";

/** Activities that run together, in the order of their dependencies. (An interface, because a type alias may not contain itself.) */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface Activities extends ReadonlyArray<Activity> {}

/** Built when first used, because some activities hold activities; so this file is imported after the index only. */
export const activityList: z.ZodType<Activities> = z.lazy(() => {
  const [first, ...others] = Object.values(activityTypes).map(({ shape }) => shape);
  return z.array(z.discriminatedUnion("type", [first!, ...others])) as unknown as z.ZodType<Activities>;
});
