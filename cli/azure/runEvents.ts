import type { ActivityRun, PipelineRun } from "@azure/arm-datafactory";
import type { Problem } from "../../errors";
import type { ActivityPlace, RunEvent } from "../../local/factory/events";
import type { RunStatus } from "../../local/factory/status";
import { hasEnded, type Changed } from "./runTree";

/** Makes the problem of a failed activity; the folder is known inside the loop over folders. */
export type Explain = (run: ActivityRun, folder: string | undefined) => Problem;

/** The output of the activity that finds the closed folders; the service writes its properties in capitals. */
interface Filtered {
  readonly Value?: readonly { readonly name: string }[];
  readonly value?: readonly { readonly name: string }[];
}

/** A folder of the export, anywhere in a text. */
export const folderName = /\d{4}-\d\d-\d\dT\d\d[.:]\d\d[.:]\d\dZ/;

/**
 * Tells what happened in Azure between two looks in the words of a local run, so that progress and counts are the same for
 * both. An activity of the loop over folders is placed by the folder that its input names.
 */
export class RunEvents {
  private readonly told = new Set<string>();
  /** Positions of folders, by pipeline run. */
  private readonly folders = new Map<string, ReadonlyMap<string, number>>();

  constructor(private readonly explain: Explain) {}

  /** What is news, a run's end after what it did and after the ends of the runs that it started. */
  of(changed: readonly Changed[]): readonly RunEvent[] {
    const happened = changed.flatMap(({ run, activities }) => {
      const queued = this.isNews(run.runId, "queued", run.status === "Queued") ? [pipelineQueued(run)] : [];
      const started = this.isNews(run.runId, "started", run.status !== "Queued") ? [pipelineStarted(run)] : [];
      const inOrder = [...activities].sort((one, other) => startOf(one) - startOf(other));
      return [...queued, ...started, ...inOrder.flatMap((activity) => this.ofActivity(activity))];
    });
    const ended = changed.flatMap(({ run }) =>
      this.isNews(run.runId, "ended", hasEnded(run)) ? [pipelineEnded(run)] : [],
    );
    return [...happened, ...ended.reverse()];
  }

  private ofActivity(run: ActivityRun): readonly RunEvent[] {
    const { status = "", activityRunId } = run;
    const events: RunEvent[] = [];
    const place = { ...inRun(run), ...this.placeOf(run) };
    if (this.isNews(activityRunId, "started", status !== "Queued" && status !== "Skipped"))
      events.push({ kind: "activity-started", ...place });
    if (this.isNews(activityRunId, "ended", endings.has(status))) events.push(this.ending(run, place));
    return events;
  }

  private ending(run: ActivityRun, place: ReturnType<typeof inRun> & ActivityPlace): RunEvent {
    const seconds = (run.durationInMs ?? 0) / 1000;
    switch (run.status) {
      case "Succeeded": {
        const output = this.outputOf(run);
        return { kind: "activity-succeeded", ...place, output, seconds };
      }
      case "Skipped":
        return { kind: "activity-skipped", ...place };
      case "Cancelled":
        return { kind: "activity-cancelled", ...place, seconds };
      default:
        return { kind: "activity-failed", ...place, error: this.explain(run, this.folderOf(run)), seconds };
    }
  }

  /** Remembers the closed folders on the way. */
  private outputOf(run: ActivityRun) {
    const output = (run.output ?? {}) as Filtered;
    const closed = output.value ?? output.Value;
    if (run.activityName !== "closed" || closed === undefined) return output as Readonly<Record<string, unknown>>;
    this.folders.set(run.pipelineRunId ?? "", new Map(closed.map(({ name }, index) => [dotted(name), index])));
    return { ...output, value: closed };
  }

  private folderOf({ pipelineRunId = "", input }: ActivityRun): string | undefined {
    const known = this.folders.get(pipelineRunId);
    const named = known === undefined ? undefined : folderName.exec(JSON.stringify(input ?? null))?.[0];
    return named !== undefined && known?.has(dotted(named)) ? named : undefined;
  }

  private placeOf(run: ActivityRun): ActivityPlace {
    const folder = this.folderOf(run);
    const iteration = folder === undefined ? undefined : this.folders.get(run.pipelineRunId ?? "")?.get(dotted(folder));
    return {
      activity: run.activityName ?? "",
      type: run.activityType ?? "",
      ...(iteration === undefined ? {} : { iteration }),
    };
  }

  private isNews(id: string | undefined, what: string, holds: boolean): boolean {
    const key = `${id} ${what}`;
    if (!holds || this.told.has(key)) return false;
    this.told.add(key);
    return true;
  }
}

const endings: ReadonlySet<string> = new Set(["Succeeded", "Failed", "Cancelled", "Skipped", "TimedOut"]);

/** Folder names come with dots or colons in the time. */
const dotted = (name: string): string => name.replaceAll(":", ".");

const startOf = ({ activityRunStart }: ActivityRun): number => Number(activityRunStart ?? 0);

const inRun = ({ pipelineName = "", pipelineRunId = "" }: ActivityRun) => ({
  pipeline: pipelineName,
  runId: pipelineRunId,
});
const ofRun = ({ pipelineName = "", runId = "" }: PipelineRun) => ({ pipeline: pipelineName, runId });

const pipelineQueued = (run: PipelineRun): RunEvent => ({ kind: "pipeline-queued", ...ofRun(run) });
const pipelineStarted = (run: PipelineRun): RunEvent => ({
  kind: "pipeline-started",
  ...ofRun(run),
  parameters: run.parameters ?? {},
});
const pipelineEnded = (run: PipelineRun): RunEvent => ({
  kind: "pipeline-ended",
  ...ofRun(run),
  status: run.status as RunStatus,
  seconds: (run.durationInMs ?? 0) / 1000,
});
