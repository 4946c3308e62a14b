import type { ActivityRun, PipelineRun } from "@azure/arm-datafactory";
import type { Factory } from "./factory";

/** A pipeline run and its activities, as far as they changed. */
export interface Changed {
  readonly run: PipelineRun;
  readonly activities: readonly ActivityRun[];
}

const ended: ReadonlySet<string> = new Set(["Succeeded", "Failed", "Cancelled"]);
export const hasEnded = ({ status = "" }: { readonly status?: string }): boolean => ended.has(status);

/** What changed shortly before the last look may have become visible only after it. */
const overlap = 2 * 60 * 1000;

/** Reads a pipeline run and the runs that it started, each time only what changed since the last. */
export class RunTree {
  private readonly runs = new Map<string, PipelineRun>();
  /** Runs whose end was seen by an earlier look: their activities are known. */
  private readonly settled = new Set<string>();
  private since: Date | undefined;

  constructor(
    private readonly factory: Factory,
    readonly rootId: string,
  ) {}

  /** The root first. */
  async look(): Promise<readonly Changed[]> {
    const looked = new Date();
    const root = await this.factory.run(this.rootId);
    const since = this.since ?? new Date((root.runStart ?? looked).getTime() - overlap);
    this.runs.set(this.rootId, root);
    this.adopt(await this.factory.runsSince(since));
    const changed: Changed[] = [];
    for (const [runId, run] of this.runs) {
      if (this.settled.has(runId)) continue;
      changed.push({ run, activities: await this.factory.activitiesSince(runId, since) });
      if (hasEnded(run)) this.settled.add(runId);
    }
    this.since = new Date(looked.getTime() - overlap);
    return changed;
  }

  /** Keeps the runs that the root started, or that those started. */
  private adopt(candidates: readonly PipelineRun[]): void {
    const inOrder = [...candidates].sort((one, other) => Number(one.runStart ?? 0) - Number(other.runStart ?? 0));
    for (const run of inOrder) {
      const parent = run.invokedBy?.pipelineRunId;
      if (run.runId !== undefined && run.runId !== this.rootId && parent !== undefined && this.runs.has(parent))
        this.runs.set(run.runId, run);
    }
  }
}
