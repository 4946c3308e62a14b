import { z } from "zod";
import { dynamic } from "../shapes/common";
import { valueForVariable } from "../variables";
import { activityType, common } from "./activityType";

export const appendVariable = activityType({
  shape: z.strictObject({ ...common, type: z.literal("AppendVariable"), variableName: z.string(), value: dynamic }),

  async run(activity, context) {
    const { run } = context;
    const { variableName: name } = activity;
    const before = valueForVariable(run.pipeline, activity.name, name, run.variables.get(name)) as readonly unknown[];
    const value = [...before, context.evaluate(activity.value)];
    run.variables.set(name, value);
    return { name, value };
  },
});
