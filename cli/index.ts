import { CommanderError } from "commander";
import { problem } from "../errors";
import { commandLine } from "./program";
import { exitStatusOf, printProblem } from "./report/problems";

// Who reads the output may have seen enough of it, as `head` does.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  printProblem(problem("storage-not-writable", { path: "the output", reason: error.message }), false);
  process.exit(1);
});

commandLine()
  .parseAsync(process.argv)
  .catch((thrown: unknown) => {
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
