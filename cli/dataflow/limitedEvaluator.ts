import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { problem } from "../../errors";
import type { Evaluated } from "./evaluate";

/** Milliseconds for one expression. */
const limit = 600;

/**
 * Evaluates expressions one after another in a process of its own, which is ended where an expression takes too long or
 * too much memory: a query inside one long function cannot be interrupted otherwise.
 */
export class LimitedEvaluator {
  #process: ChildProcess | undefined;

  async evaluate(text: string): Promise<Evaluated> {
    const child = (this.#process ??= await start());
    child.send(text);
    return new Promise((resolve) => {
      const end = (evaluated: Evaluated): void => {
        clearTimeout(timer);
        child.removeAllListeners();
        resolve(evaluated);
      };
      const stop = (reason: string): void => {
        child.kill("SIGKILL");
        this.#process = undefined;
        const { code, message } = problem("expression-stopped", { reason });
        end({ error: { code, message } });
      };
      const timer = setTimeout(() => stop(`it takes longer than ${limit} ms`), limit);
      child.once("message", (evaluated: Evaluated) => end(evaluated));
      child.once("exit", () => stop("it needs too much memory"));
    });
  }

  close(): void {
    this.#process?.disconnect();
  }
}

async function start(): Promise<ChildProcess> {
  const loader = join(__dirname, "..", "..", "bin", "typescript.js");
  const child = fork(join(__dirname, "evaluatorProcess.ts"), { execArgv: ["--require", loader] });
  await once(child, "message");
  return child;
}
