import type { ExpressionScope } from "../expressions";
import type { ActivityPlace, ActivityRun, RunEvent } from "./events";
import type { Factory, Pipeline } from "./factory";
import type { Ports } from "./ports";
import type { RunRequest, StartedRun } from "./run";
import type { ActivityResult } from "./status";
import { initialVariables } from "./variables";

type WithoutRun<E> = E extends unknown ? Omit<E, "pipeline" | "runId"> : never;

/** What a run needs of the factory around it. */
export interface Surroundings {
  readonly factory: Factory;
  readonly ports: Ports;
  readonly request: RunRequest;
  /** Starts another pipeline on behalf of this one. */
  readonly startChild: (
    pipeline: string,
    parameters: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
  ) => StartedRun;
}

/** One run of a pipeline while it goes on. */
export class PipelineState {
  readonly variables: Map<string, unknown>;
  readonly activities: ActivityRun[] = [];
  /** Runs that no activity waits for; the end of this one does, or the process would leave them. */
  readonly detached: Promise<unknown>[] = [];
  returnValue: Readonly<Record<string, unknown>> = {};
  private readonly started: Date;

  constructor(
    readonly pipeline: Pipeline,
    readonly runId: string,
    readonly parameters: Readonly<Record<string, unknown>>,
    readonly surroundings: Surroundings,
  ) {
    this.variables = initialVariables(pipeline);
    this.started = this.ports.now();
  }

  get factory(): Factory {
    return this.surroundings.factory;
  }

  get ports(): Ports {
    return this.surroundings.ports;
  }

  observe(event: WithoutRun<RunEvent>): void {
    this.surroundings.request.observe?.({ pipeline: this.pipeline.name, runId: this.runId, ...event } as RunEvent);
  }

  /** Records how an activity ended, and tells observers. */
  ended(place: ActivityPlace, result: ActivityResult, seconds: number): void {
    const { status, output, failure } = result;
    const error = failure?.problem;
    this.activities.push({ ...place, status, seconds, ...(output && { output }), ...(error && { error }) });
    switch (status) {
      case "Succeeded":
        return this.observe({ kind: "activity-succeeded", ...place, output: output ?? {}, seconds });
      case "Failed":
        return this.observe({ kind: "activity-failed", ...place, error: error!, seconds });
      case "Skipped":
        return this.observe({ kind: "activity-skipped", ...place });
      case "Cancelled":
        return this.observe({ kind: "activity-cancelled", ...place, seconds });
    }
  }

  /** What expressions see of the run, whatever the activity. */
  scope(): Omit<ExpressionScope, "activities" | "item"> {
    const { trigger, groupId } = this.surroundings.request;
    return {
      parameters: this.parameters,
      variables: Object.fromEntries(this.variables),
      globalParameters: this.factory.globalParameters,
      pipeline: {
        DataFactory: this.factory.name,
        Pipeline: this.pipeline.name,
        RunId: this.runId,
        GroupId: groupId ?? this.runId,
        TriggerName: trigger?.name ?? "Manual",
        TriggerType: trigger?.type ?? "Manual",
        TriggerTime: (trigger?.time ?? this.started).toISOString(),
      },
      now: this.ports.now(),
    };
  }
}
