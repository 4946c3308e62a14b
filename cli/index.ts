import { Command, CommanderError } from "commander";
import { addCost } from "./commands/cost";
import { addDataflow } from "./commands/dataflow";
import { addPipeline } from "./commands/pipeline";
import { addPlan } from "./commands/plan";
import { addRun } from "./commands/run";
import { addSample } from "./commands/sample";
import { addStart } from "./commands/start";
import { addVerify } from "./commands/verify";
import { addViews } from "./commands/views";
import { problem } from "../errors";
import { exitStatusOf, printProblem } from "./report/problems";

async function main(): Promise<void> {
  const program = new Command("commerce")
    .description("Dynamics 365 Commerce to Customer Insights - Data: the deployed pipelines, on this machine")
    .exitOverride()
    // A wrong call is reported as every other error is.
    .configureOutput({ outputError: () => {} })
    .configureHelp({ showGlobalOptions: true });
  for (const add of [addStart, addSample, addRun, addVerify, addPlan, addDataflow, addCost, addPipeline, addViews])
    add(program);
  await program.parseAsync(process.argv);
}

main().catch((thrown: unknown) => {
  if (thrown instanceof CommanderError && isHelp(thrown)) process.exitCode = thrown.exitCode === 0 ? 0 : 2;
  else {
    const error = thrown instanceof CommanderError ? wrongCall(thrown) : thrown;
    printProblem(error, process.argv.includes("--json"));
    process.exitCode = exitStatusOf(error);
  }
});

/** Help or the version was printed: asked for, or in place of a missing command. */
const isHelp = ({ exitCode, code }: CommanderError): boolean => exitCode === 0 || code === "commander.help";

const wrongCall = ({ message }: CommanderError) => problem("bad-call", { reason: message.replace(/^error: /, "") });
