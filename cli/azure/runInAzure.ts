import { problem, type Problem } from "../../errors";
import type { Observe, RunEvent } from "../../local/factory/events";
import { lakeTables } from "../../pipelines";
import { activityFailure } from "./activityFailure";
import type { Factory } from "./factory";
import { studioUrl } from "./factoryPlace";
import { follow, type Following } from "./follow";
import { RunEvents } from "./runEvents";
import { failureOf, reportOf, type RunReport } from "./runReport";
import { RunTree } from "./runTree";

export interface RunRequest {
  readonly pipeline: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface InAzure extends Following {
  /** Whether the run in Azure is to end too; asked once the signal has ended the following. */
  readonly askToCancel: (runId: string) => Promise<boolean>;
}

/** Starts a pipeline in Azure and follows it to its end; throws what made it fail. */
export async function runInAzure(factory: Factory, request: RunRequest, context: InAzure): Promise<RunReport> {
  return followRun(factory, await factory.start(request.pipeline, request.parameters), context);
}

/** Follows a run to its end, told from its beginning; throws what made it fail. */
export async function followRun(factory: Factory, runId: string, context: InAzure): Promise<RunReport> {
  const events: RunEvent[] = [];
  const observe: Observe = (event) => {
    events.push(event);
    context.observe(event);
  };
  const run = await follow(new RunTree(factory, runId), eventsOf(factory, runId), { ...context, observe }).catch(
    async (thrown: unknown) => {
      throw context.signal.aborted ? await interrupted(factory, runId, context) : thrown;
    },
  );
  const failure = failureOf(run, events);
  if (failure !== undefined) throw failure;
  return reportOf(run, events, tablesOf(factory));
}

/** What a run in Azure did so far, and why it failed if it did. */
export async function lookAtRun(
  factory: Factory,
  runId: string,
): Promise<{ readonly report: RunReport; readonly failure: Error | undefined }> {
  const changed = await new RunTree(factory, runId).look();
  const events = eventsOf(factory, runId).of(changed);
  const { run } = changed[0]!;
  return { report: reportOf(run, events, tablesOf(factory)), failure: failureOf(run, events) };
}

async function interrupted(factory: Factory, runId: string, { askToCancel }: InAzure): Promise<Problem> {
  if (!(await askToCancel(runId))) return problem("azure-run-left", { runId });
  await factory.cancel(runId);
  return problem("azure-run-cancelled", { runId });
}

const tablesOf = ({ place }: Factory): readonly string[] =>
  lakeTables(place.settings).map(({ definition }) => definition.name);

function eventsOf(factory: Factory, runId: string): RunEvents {
  const around = { tables: tablesOf(factory), url: studioUrl(factory.place, runId) };
  return new RunEvents((run, folder) => activityFailure(run, { ...around, folder }));
}
