import { problem, type Problem } from "../../../errors";
import type { Factory } from "../factory";
import { positionsIn } from "../walk";
import { cycleIn } from "./dependencies";

/** Pipelines never call each other in a circle: with a concurrency limit such a run waits for itself. */
export function calls(factory: Factory): readonly Problem[] {
  const arrows = new Map(
    [...factory.pipelines.values()].map((pipeline) => [
      pipeline.name,
      positionsIn(pipeline.activities).flatMap(({ activity }) =>
        activity.type === "ExecutePipeline" ? [activity.pipeline.referenceName] : [],
      ),
    ]),
  );
  const pipelines = cycleIn(arrows);
  return pipelines ? [problem("pipeline-cycle", { pipelines })] : [];
}
