import { Command } from "commander";
import { addCost } from "./commands/cost";
import { addDataflow } from "./commands/dataflow";
import { addPipeline } from "./commands/pipeline";
import { addPlan } from "./commands/plan";
import { addRun } from "./commands/run";
import { addSample } from "./commands/sample";
import { addStart } from "./commands/start";
import { addVerify } from "./commands/verify";
import { addViews } from "./commands/views";

/** Every command, with its options. */
export function commandLine(): Command {
  const program = new Command("commerce")
    .description(
      "Dynamics 365 Commerce to Customer Insights - Data: the deployed pipelines, on this machine and in Azure",
    )
    .exitOverride()
    // A wrong call is reported as every other error is.
    .configureOutput({ outputError: () => {} })
    .configureHelp({ showGlobalOptions: true });
  for (const add of [
    ...[addStart, addSample, addRun, addVerify, addPlan, addDataflow],
    ...[addCost, addPipeline, addViews],
  ])
    add(program);
  return program;
}
