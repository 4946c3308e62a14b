import { problem } from "../../errors";
import { azureOf } from "./azure";
import { RecordingEngine } from "./engine";
import { launch } from "./launch";
import type { Program } from "./program";
import { readProject, stackConfig } from "./project";

interface EvaluateStack {
  /** The folder of `Pulumi.yaml`. */
  readonly root: string;
  readonly stack: string;
  /** Configuration that replaces the stack's; a key without a namespace is the project's. */
  readonly overrides?: Readonly<Record<string, string>>;
  /** Seconds until the program is stopped; 60 unless told. */
  readonly timeoutSeconds?: number;
  readonly signal?: AbortSignal;
}

/**
 * Runs the Pulumi program of a project for one stack as `pulumi preview` does, through the SDK's own launcher, with an
 * engine that records what is declared instead of deploying it. No login: see `azure.ts` for what stands in for Azure's
 * answers.
 */
export async function evaluateStack(request: EvaluateStack): Promise<Program> {
  const { root, stack, overrides, timeoutSeconds = 60, signal } = request;
  const project = readProject(root);
  const config = stackConfig(project, stack, overrides);
  const stop = new AbortController();
  const timer = setTimeout(() => {
    stop.abort(problem("program-timed-out", { stack, seconds: timeoutSeconds }));
  }, timeoutSeconds * 1000);
  const engine = new RecordingEngine(project.name, stack, azureOf(config), (unanswerable) => stop.abort(unanswerable));
  try {
    const signals = signal === undefined ? [stop.signal] : [stop.signal, signal];
    const address = await engine.start();
    const exit = await launch({ project, stack, config, address, signal: AbortSignal.any(signals) });
    if (exit.status === 0) return engine.program();
    const reason = engine.errors.join("\n") || exit.printed.trim() || `the process ended with status ${exit.status}`;
    throw problem("program-failed", { stack, reason });
  } finally {
    clearTimeout(timer);
    engine.stop();
  }
}
