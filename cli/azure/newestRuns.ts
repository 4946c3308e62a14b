import type { Factory } from "./factory";
import { headOf, type RunHead } from "./runReport";

const days = 7 * 24 * 60 * 60 * 1000;

/** The runs of a pipeline in the last seven days, the newest first. */
export async function newestRuns(factory: Factory, pipeline: string, now: Date): Promise<readonly RunHead[]> {
  const runs = await factory.runsSince(new Date(now.getTime() - days));
  return runs
    .filter(({ pipelineName }) => pipelineName === pipeline)
    .sort((one, other) => Number(other.runStart ?? now) - Number(one.runStart ?? now))
    .map(headOf);
}
