import { z } from "zod";
import { dynamic } from "../shapes/common";
import { returnValueOf } from "../returnValue";
import { valueForVariable } from "../variables";
import { activityType, common, secrecy } from "./activityType";

export const setVariable = activityType({
  shape: z.strictObject({
    ...common,
    type: z.literal("SetVariable"),
    policy: secrecy.optional(),
    variableName: z.string(),
    value: dynamic,
    /** The value is what the pipeline returns to its caller, not a variable. */
    setSystemVariable: z.boolean().optional(),
  }),

  async run(activity, context) {
    const { run } = context;
    if (activity.setSystemVariable) {
      run.returnValue = returnValueOf(context, activity);
      return { name: activity.variableName, value: run.returnValue };
    }
    const value = valueForVariable(
      run.pipeline,
      activity.name,
      activity.variableName,
      context.evaluate(activity.value),
    );
    run.variables.set(activity.variableName, value);
    return { name: activity.variableName, value };
  },
});
