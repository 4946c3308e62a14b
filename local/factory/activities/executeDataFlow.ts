import { z } from "zod";
import { expressionsOf } from "../dataFlowParameters";
import type { DataFlowResult } from "../ports";
import { dataFlowReference, dynamic, integrationRuntimeReference } from "../shapes/common";
import { streamsOf } from "../streams";
import { activityType, execution, type Output } from "./activityType";

/** A sink that wrote nothing is absent. (Microsoft: Data flow activity, "Use Data Flow activity results".) */
function runStatusOf({ metrics, output }: DataFlowResult): Output {
  const written = Object.entries(metrics).filter(([, { rowsWritten }]) => rowsWritten > 0);
  return { metrics: Object.fromEntries(written), output };
}

export const executeDataFlow = activityType({
  shape: z.strictObject({
    ...execution,
    type: z.literal("ExecuteDataFlow"),
    dataFlow: dataFlowReference,
    integrationRuntime: integrationRuntimeReference.optional(),
    compute: z.strictObject({ computeType: dynamic.optional(), coreCount: dynamic.optional() }).optional(),
    traceLevel: dynamic.optional(),
    runConcurrently: dynamic.optional(),
    /** A failing sink ends the flow; the opposite is not built. */
    continueOnError: z.literal(false).optional(),
  }),

  async run(activity, context) {
    const { run, signal } = context;
    const { referenceName, parameters = {}, datasetParameters = {} } = activity.dataFlow;
    const flow = run.factory.dataFlows.get(referenceName)!;
    const result = await run.ports.runDataFlow({
      name: flow.name,
      script: flow.script ?? (flow.scriptLines ?? []).join("\n"),
      streams: streamsOf(flow, datasetParameters, context),
      parameters: expressionsOf(context.evaluate(parameters) as Record<string, unknown>, flow.name),
      now: run.ports.now(),
      signal,
    });
    return { runStatus: runStatusOf(result) };
  },
});
