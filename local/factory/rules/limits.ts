import { problem, type Problem } from "../../../errors";
import type { Pipeline } from "../factory";
import { limits as service, sizeOf } from "../limits";
import { positionsIn } from "../walk";

function over(place: string, what: string, actual: number, limit: number): readonly Problem[] {
  return actual > limit ? [problem("service-limit", { place, what, limit, actual })] : [];
}

/** The limits that show in a pipeline's definition. */
export function limits(pipeline: Pipeline): readonly Problem[] {
  const place = `pipeline ${pipeline.name}`;
  const positions = positionsIn(pipeline.activities);
  return [
    ...over(place, "activities", positions.length, service.activitiesPerPipeline),
    ...over(place, "parameters", Object.keys(pipeline.parameters).length, service.parametersPerPipeline),
    ...over(place, "bytes of JSON", sizeOf(pipeline), service.pipelineBytes),
  ];
}
