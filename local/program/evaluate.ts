import { problem } from "../../errors";
import { azureOf } from "./azure";
import { RecordingEngine } from "./engine";
import { launch, type Launch } from "./launch";
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
  const signals = signal === undefined ? [stop.signal] : [stop.signal, signal];
  const what = { project, stack, config, signal: AbortSignal.any(signals) };
  const attempt = (tracedPlaces: number) => runOnce({ ...what, tracedPlaces }, (error) => stop.abort(error));
  try {
    const first = await attempt(0);
    // To see where: traces cost an eighth of the time, and few programs fail by what nobody foresaw.
    const { program, failure } = first.failure?.includes(unforeseen) ? await attempt(10) : first;
    if (failure !== undefined) throw problem("program-failed", { stack, reason: failure });
    return program;
  } finally {
    clearTimeout(timer);
  }
}

/** What the SDK says of an error that no code meant for the user (Pulumi: sdk/nodejs/cmd/run). */
const unforeseen = "failed with an unhandled exception";

interface Outcome {
  readonly program: Program;
  /** Why the program failed; undefined where it did not. */
  readonly failure: string | undefined;
}

async function runOnce(what: Omit<Launch, "address">, onProblem: (problem: Error) => void): Promise<Outcome> {
  const engine = new RecordingEngine(what.project.name, what.stack, azureOf(what.config), onProblem);
  try {
    const { status, printed } = await launch({ ...what, address: await engine.start() });
    const reason = engine.errors.join("\n") || printed.trim() || `the process ended with status ${status}`;
    return { program: engine.program(), failure: status === 0 ? undefined : reason };
  } finally {
    engine.stop();
  }
}
