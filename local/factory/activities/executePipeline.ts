import { z } from "zod";
import { requireSuccess } from "../context";
import { dynamic, pipelineReference } from "../shapes/common";
import { activityType, common } from "./activityType";

export const executePipeline = activityType({
  shape: z.strictObject({
    ...common,
    type: z.literal("ExecutePipeline"),
    policy: z.strictObject({ secureInput: z.boolean().optional() }).optional(),
    pipeline: pipelineReference,
    parameters: z.record(z.string(), dynamic).optional(),
    /** Required here: the portal's default is true, the API's false. */
    waitOnCompletion: z.boolean(),
  }),

  async run(activity, context) {
    const { run } = context;
    const parameters = context.evaluate(activity.parameters ?? {}) as Record<string, unknown>;
    const { referenceName: pipelineName } = activity.pipeline;
    const { runId: pipelineRunId, ended } = run.surroundings.startChild(pipelineName, parameters, context.signal);
    if (!activity.waitOnCompletion) {
      run.detached.push(ended);
      return { pipelineName, pipelineRunId };
    }
    const child = await ended;
    requireSuccess(child);
    return { pipelineName, pipelineRunId, pipelineReturnValue: child.returnValue };
  },
});
