import { problem } from "../../errors";
import { peakMemoryMb } from "../../local/duckdb/engine";
import type { Observe, RunEvent } from "../../local/factory/events";
import type { PipelineRun } from "../../local/factory/run";
import { mountsOf } from "../../local/load/mounts";
import { runLoad } from "../../local/load/runLoad";
import type { Program } from "../../local/program";
import { lakeTables, type LoadSettings } from "../../pipelines";
import type { BronzeFormat } from "../../pipelines/bronze";
import { containers, goldRoot } from "../../pipelines/layout";
import { loadName } from "../../pipelines/orchestration/load";
import { checkBronzeFormat } from "./bronzeFormat";
import { countsOf, type TableCounts } from "./counts";
import { foldersOf } from "./folders";
import { causesOf } from "./causes";
import { checkState } from "./keptState";

/** What a load works on, and how. */
export interface LoadOptions {
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
  readonly waitedFor: readonly string[];
  readonly bronzeFormat: BronzeFormat;
  readonly tables: readonly TableCounts[];
  readonly seconds: number;
  readonly peakMemoryMb: number;
}

/** Who follows a load, and who may stop it. */
export interface LoadContext {
  readonly signal: AbortSignal;
  readonly observe: Observe;
}

/** Runs the root pipeline of an evaluated program over folders of this machine. */
export async function loadProgram(program: Program, options: LoadOptions, context: LoadContext): Promise<LoadReport> {
  const began = performance.now();
  const events = await runPipeline(program, loadName, options, context);
  const { ingested, passedOver, waitedFor } = foldersOf(events);
  return {
    folders: ingested,
    passedOver,
    waitedFor,
    bronzeFormat: settingsOf(program).bronzeFormat,
    tables: countsOf(events, tableNames(program)),
    seconds: (performance.now() - began) / 1000,
    peakMemoryMb: peakMemoryMb(),
  };
}

/** Runs one of the load's pipelines; what happened, or the causes of its failure. */
export async function runPipeline(
  program: Program,
  pipeline: string,
  options: LoadOptions,
  context: LoadContext,
): Promise<readonly RunEvent[]> {
  const events: RunEvent[] = [];
  const observe: Observe = (event) => {
    events.push(event);
    context.observe(event);
  };
  const run = await runOf(program, pipeline, options, { ...context, observe });
  if (run.status !== "Succeeded") throw failureOf(run, events);
  return events;
}

// What the program deploys says how it was configured; the tables follow from that by the same pure function.
const settingsOf = (program: Program): LoadSettings => program.outputs["load"] as LoadSettings;

const tableNames = (program: Program): readonly string[] =>
  lakeTables(settingsOf(program)).map(({ definition }) => definition.name);

async function runOf(
  program: Program,
  pipeline: string,
  options: LoadOptions,
  context: LoadContext,
): Promise<PipelineRun> {
  const settings = settingsOf(program);
  const { accounts, bronzeContainer } = settings;
  checkBronzeFormat(options.bronze, settings.bronzeFormat);
  if (!options.full) checkState(options.lake);
  const { silver, quarantine, state, gold } = containers;
  return runLoad({
    resources: program.resources,
    pipeline,
    parameters: { full: options.full ?? false, asOf: options.asOf ?? "" },
    mounts: mountsOf(
      { accounts, bronzeContainer, lakeContainers: [silver, quarantine, state], goldContainer: gold, goldRoot },
      options,
    ),
    lakeFolder: options.lake,
    tables: lakeTables(settings),
    engine: {
      ...(options.memory === undefined ? {} : { memory: options.memory }),
      ...(options.threads === undefined ? {} : { threads: options.threads }),
    },
    ...context,
  });
}

function failureOf(run: Exclude<PipelineRun, { status: "Succeeded" }>, events: readonly RunEvent[]): Error {
  if (run.status === "Cancelled") return problem("load-cancelled", { pipeline: run.pipeline });
  const causes = causesOf(events);
  return new AggregateError(causes.length > 0 ? causes : [run.failure.problem], run.failure.problem.message);
}
