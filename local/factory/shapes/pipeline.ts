import { z } from "zod";
import { activityList } from "../activities";
import { dynamic, folder, notes, parameterSpecifications } from "./common";

const variableTypes = ["String", "Boolean", "Integer", "Array"] as const;
export type VariableType = (typeof variableTypes)[number];

/** The API says `Bool`, the portal writes `Boolean`; both mean the same. */
const variableType = z.preprocess((type) => (type === "Bool" ? "Boolean" : type), z.enum(variableTypes));

export const pipeline = z.strictObject({
  ...notes,
  folder,
  activities: activityList.default([]),
  parameters: parameterSpecifications.default({}),
  variables: z.record(z.string(), z.strictObject({ type: variableType, defaultValue: dynamic.optional() })).default({}),
  concurrency: z.int().positive().optional(),
  policy: dynamic.optional(),
  runDimensions: dynamic.optional(),
});
