import { Command, CommanderError } from "commander";
import { addDataflow } from "./commands/dataflow";
import { addPlan } from "./commands/plan";
import { addRun } from "./commands/run";
import { addSample } from "./commands/sample";
import { addStart } from "./commands/start";
import { addVerify } from "./commands/verify";
import { exitStatusOf, printProblem } from "./report/problems";

async function main(): Promise<void> {
  const program = new Command("commerce")
    .description("Dynamics 365 Commerce to Customer Insights - Data: the deployed pipelines, on this machine")
    .exitOverride()
    .configureHelp({ showGlobalOptions: true });
  for (const add of [addStart, addSample, addRun, addVerify, addPlan, addDataflow]) add(program);
  await program.parseAsync(process.argv);
}

main().catch((error: unknown) => {
  // Commander has printed what is wrong with the call, or the help that was asked for.
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    printProblem(error, process.argv.includes("--json"));
    process.exitCode = exitStatusOf(error);
  }
});
