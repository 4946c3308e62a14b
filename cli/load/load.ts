import { lakeTables, type LoadSettings } from "../../pipelines";
import { containers, goldRoot } from "../../pipelines/layout";
import { problem } from "../../errors";
import { peakMemoryMb } from "../../local/duckdb/engine";
import type { Observe, RunEvent } from "../../local/factory/events";
import type { PipelineRun } from "../../local/factory/run";
import { mountsOf } from "../../local/load/mounts";
import { runLoad } from "../../local/load/runLoad";
import { loadName } from "../../pipelines/orchestration/load";
import { evaluateStack, readProject, stackConfig, type Program } from "../../local/program";
import { countsOf, type TableCounts } from "./counts";
import { foldersOf } from "./folders";
import { progressOn } from "./progress";

export interface LoadRequest {
  /** The folder of `Pulumi.yaml`. */
  readonly root: string;
  readonly stack: string;
  readonly bronze: string;
  readonly lake: string;
  readonly gold: string;
  /** ISO 8601. */
  readonly asOf?: string;
  readonly memory?: string;
  readonly threads?: number;
  readonly full?: true;
}

export interface LoadReport {
  /** The folders of the export that this load ingested, oldest first. */
  readonly folders: readonly string[];
  readonly passedOver: readonly string[];
  readonly tables: readonly TableCounts[];
  readonly seconds: number;
  readonly peakMemoryMb: number;
}

/** Evaluates the program and runs its root pipeline over folders of this machine. */
export async function load(request: LoadRequest): Promise<LoadReport> {
  const began = performance.now();
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
  const progress = progressOn(process.stderr);
  try {
    const program = await programOf(request, stop.signal);
    const events: RunEvent[] = [];
    const run = await runOf(request, program, stop.signal, (event) => {
      events.push(event);
      progress.observe(event);
    });
    progress.stop();
    if (run.status !== "Succeeded") throw failureOf(run, events);
    const { ingested, passedOver } = foldersOf(events);
    const seconds = (performance.now() - began) / 1000;
    return {
      folders: ingested,
      passedOver,
      tables: countsOf(events, tableNames(program)),
      seconds,
      peakMemoryMb: peakMemoryMb(),
    };
  } finally {
    progress.stop();
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  }
}

/** The program of the stack; where it names no export yet, the given folder stands for one. */
function programOf({ root, stack }: LoadRequest, signal: AbortSignal): Promise<Program> {
  const named = stackConfig(readProject(root), stack)["commerce:bronzeContainer"];
  const overrides: Record<string, string> = named ? {} : { bronzeContainer: "dataverse-local" };
  return evaluateStack({ root, stack, overrides, signal });
}

function runOf(request: LoadRequest, program: Program, signal: AbortSignal, observe: Observe): Promise<PipelineRun> {
  // What the program deploys says how it was configured; the tables follow from that by the same pure function.
  const settings = program.outputs["load"] as LoadSettings;
  const { accounts, bronzeContainer } = settings;
  const { silver, quarantine, state, gold } = containers;
  return runLoad({
    resources: program.resources,
    pipeline: loadName,
    parameters: { full: request.full ?? false, asOf: request.asOf ?? "" },
    mounts: mountsOf(
      { accounts, bronzeContainer, lakeContainers: [silver, quarantine, state], goldContainer: gold, goldRoot },
      request,
    ),
    lakeFolder: request.lake,
    tables: lakeTables(settings).map(({ layer, container, folder, definition }) => ({
      account: layer === "gold" ? accounts.gold : accounts.lake,
      container,
      folder,
      definition,
    })),
    engine: {
      ...(request.memory === undefined ? {} : { memory: request.memory }),
      ...(request.threads === undefined ? {} : { threads: request.threads }),
    },
    signal,
    observe,
  });
}

const tableNames = (program: Program): readonly string[] =>
  lakeTables(program.outputs["load"] as LoadSettings).map(({ definition }) => definition.name);

/** What went wrong, each cause once: what holds an activity, or repeats in its own words that it failed, is no cause. */
function failureOf(run: Exclude<PipelineRun, { status: "Succeeded" }>, events: readonly RunEvent[]): Error {
  if (run.status === "Cancelled") return problem("load-cancelled", { pipeline: run.pipeline });
  const causes = events.flatMap((event) =>
    event.kind === "activity-failed" && !derived.has(event.type) ? [event.error] : [],
  );
  const distinct = [...new Map(causes.map((cause) => [cause.message, cause])).values()];
  return new AggregateError(distinct.length > 0 ? distinct : [run.failure.problem], run.failure.problem.message);
}

const derived: ReadonlySet<string> = new Set(["ExecutePipeline", "Fail", "ForEach", "IfCondition"]);
