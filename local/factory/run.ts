import { problem } from "../../errors";
import { Gate, type Leave } from "./concurrency";
import { Context } from "./context";
import type { ActivityRun, Observe } from "./events";
import type { Factory } from "./factory";
import { bindParameters } from "./parameters";
import { PipelineState } from "./pipelineState";
import type { Ports } from "./ports";
import { runActivities } from "./runActivities";
import type { Outcome } from "./status";

export interface RunRequest {
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** What started the run; a manual start where absent. */
  readonly trigger?: { readonly name: string; readonly type: string; readonly time: Date };
  /** The run that this one belongs to; its own where absent. */
  readonly groupId?: string;
  readonly signal?: AbortSignal;
  readonly observe?: Observe;
}

/** A finished run of a pipeline; a failed one says which activity failed and why. */
export type PipelineRun = Outcome & {
  readonly pipeline: string;
  readonly runId: string;
  /** Every activity that ended, in the order of the ends, those inside others included. */
  readonly activities: readonly ActivityRun[];
  readonly returnValue: Readonly<Record<string, unknown>>;
  readonly seconds: number;
};

export interface StartedRun {
  readonly runId: string;
  readonly ended: Promise<PipelineRun>;
}

/** A data factory on this machine: runs the pipelines of a factory that has no problems. */
export class LocalFactory {
  private readonly gates = new Map<string, Gate>();

  constructor(
    private readonly factory: Factory,
    private readonly ports: Ports,
  ) {}

  /** Runs a pipeline to its end, whatever that is. */
  async run(name: string, request: RunRequest = {}): Promise<PipelineRun> {
    return this.start(name, request).ended;
  }

  /** Starts a pipeline; throws where it does not exist or its parameters are wrong. */
  start(name: string, request: RunRequest = {}): StartedRun {
    const pipeline = this.factory.pipelines.get(name);
    if (!pipeline) throw problem("pipeline-not-found", { pipeline: name, known: [...this.factory.pipelines.keys()] });
    const runId = this.ports.newId();
    const state = new PipelineState(
      pipeline,
      runId,
      bindParameters(`pipeline ${name}`, pipeline.parameters, request.parameters ?? {}),
      {
        factory: this.factory,
        ports: this.ports,
        request,
        startChild: (child, parameters, signal) =>
          this.start(child, { ...request, parameters, signal, groupId: request.groupId ?? runId }),
      },
    );
    return { runId, ended: this.toEnd(state, request.signal ?? new AbortController().signal) };
  }

  private async toEnd(state: PipelineState, signal: AbortSignal): Promise<PipelineRun> {
    const began = performance.now();
    const leave = await this.turn(state, signal);
    try {
      const outcome: Outcome = leave ? await this.execute(state, signal) : { status: "Cancelled" };
      await Promise.all(state.detached);
      const seconds = (performance.now() - began) / 1000;
      state.observe({ kind: "pipeline-ended", status: outcome.status, seconds });
      const { pipeline, runId, activities, returnValue } = state;
      return { ...outcome, pipeline: pipeline.name, runId, activities, returnValue, seconds };
    } finally {
      leave?.();
    }
  }

  /** Waits while as many runs of the pipeline go on as its concurrency allows; undefined where cancelled meanwhile. */
  private async turn(state: PipelineState, signal: AbortSignal): Promise<Leave | undefined> {
    const { name, concurrency = Infinity } = state.pipeline;
    const gate = this.gates.get(name) ?? new Gate(concurrency);
    this.gates.set(name, gate);
    if (!gate.isOpen) state.observe({ kind: "pipeline-queued" });
    return gate.enter(signal);
  }

  private execute(state: PipelineState, signal: AbortSignal): Promise<Outcome> {
    state.observe({ kind: "pipeline-started", parameters: state.parameters });
    return runActivities(state.pipeline.activities, new Context(state, new Map(), signal));
  }
}
