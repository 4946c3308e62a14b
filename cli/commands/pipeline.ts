import type { Command } from "commander";
import type { Factory } from "../azure/factory";
import type { InAzure } from "../azure/runInAzure";
import type { RunReport } from "../azure/runReport";
import { printJson } from "../report/json";
import { jsonOption, moment, projectRoot, stackOption } from "./common";

interface Common {
  readonly stack: string;
  readonly json?: true;
}
interface RunOptions extends Common {
  readonly full?: true;
  readonly asOf?: string;
}

interface StatusOptions extends Common {
  readonly follow?: true;
}

export function addPipeline(program: Command): void {
  const pipeline = program
    .command("pipeline")
    .description("runs of the deployed pipelines in Azure, with your Azure login (az login, or OIDC in CI)");

  pipeline
    .command("run [pipeline]")
    .description("start a pipeline, the load unless told, and follow it to its end; Ctrl-C asks whether to cancel it")
    .addOption(stackOption())
    .option("--full", "ignore the state: read every closed folder again and compare everything")
    .option("--as-of <time>", "the moment at which names and addresses are valid; now unless told", moment("--as-of"))
    .addOption(jsonOption())
    .action(async (name: string | undefined, { stack, json, full, asOf }: RunOptions) => {
      const { runInAzure } = await import("../azure/runInAzure");
      const { loadName } = await import("../../pipelines/orchestration/load");
      const request = { pipeline: name ?? loadName, parameters: { ...(full && { full }), ...(asOf && { asOf }) } };
      await followed(stack, json, (factory, context) => runInAzure(factory, request, context));
    });

  pipeline
    .command("status [run]")
    .description("what a run did so far and why it failed; without a run, the loads of the last seven days")
    .addOption(stackOption())
    .option("--follow", "follow the run to its end, as run does")
    .addOption(jsonOption())
    .action(async (runId: string | undefined, { stack, json, follow }: StatusOptions) => {
      if (runId !== undefined && follow) {
        const { followRun } = await import("../azure/runInAzure");
        return followed(stack, json, (factory, context) => followRun(factory, runId, context));
      }
      const factory = await factoryOf(stack);
      const { runsTable, runSummary } = await import("../report/runs");
      if (runId === undefined) {
        const { newestRuns } = await import("../azure/newestRuns");
        const { loadName } = await import("../../pipelines/orchestration/load");
        const runs = await newestRuns(factory, loadName, new Date());
        return json ? printJson({ runs }) : console.log(runsTable(runs));
      }
      const { lookAtRun } = await import("../azure/runInAzure");
      const { report, failure } = await lookAtRun(factory, runId);
      if (failure !== undefined) {
        if (!json) console.log(runSummary(report));
        throw failure;
      }
      if (json) printJson(report);
      else console.log(runSummary(report));
    });

  pipeline
    .command("cancel <run>")
    .description("end a run and the runs that it started; tables that are not committed stay as they were")
    .addOption(stackOption())
    .addOption(jsonOption())
    .action(async (runId: string, { stack, json }: Common) => {
      await (await factoryOf(stack)).cancel(runId);
      if (json) printJson({ runId, cancelled: true });
      else console.log(`asked Azure to cancel run ${runId}; \`pipeline status ${runId}\` shows its end`);
    });
}

/** Shows the progress of a run on stderr and its report on stdout; the first signal to end this process ends the following. */
async function followed(
  stack: string,
  json: true | undefined,
  work: (factory: Factory, context: InAzure) => Promise<RunReport>,
): Promise<void> {
  const { askToCancel } = await import("../azure/askToCancel");
  const { progressOn } = await import("../load/progress");
  const { runSummary } = await import("../report/runs");
  const factory = await factoryOf(stack);
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
  const progress = progressOn(process.stderr);
  const asked = (runId: string) => {
    progress.stop();
    return askToCancel(runId);
  };
  try {
    const report = await work(factory, { signal: stop.signal, observe: progress.observe, askToCancel: asked });
    progress.stop();
    if (json) printJson(report);
    else console.log(runSummary(report));
  } finally {
    progress.stop();
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  }
}

async function factoryOf(stack: string) {
  const { Factory } = await import("../azure/factory");
  const { factoryOfStack } = await import("../azure/factoryPlace");
  return new Factory(await factoryOfStack(projectRoot, stack, process.env));
}
