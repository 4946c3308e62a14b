import { problem } from "../../errors";
import { evaluateStack, readProject, stackConfig, type Program } from "../../local/program";
import { loadName } from "../../pipelines/orchestration/load";
import { orConfigurationFault } from "./configurationFault";
import { loadProgram, type LoadOptions, type LoadReport } from "./loadProgram";
import { progressOn } from "./progress";

export interface LoadRequest extends LoadOptions {
  /** The folder of `Pulumi.yaml`. */
  readonly root: string;
  readonly stack: string;
}

/** Evaluates the program and loads with it; the first signal to end the process stops the load in an orderly way. */
export async function load({ root, stack, ...options }: LoadRequest): Promise<LoadReport> {
  const began = performance.now();
  const stop = new AbortController();
  const onSignal = () => stop.abort(problem("load-cancelled", { pipeline: loadName }));
  process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
  const progress = progressOn(process.stderr);
  try {
    const program = await evaluate(root, stack, stop.signal);
    const report = await loadProgram(program, options, { signal: stop.signal, observe: progress.observe });
    return { ...report, seconds: (performance.now() - began) / 1000 };
  } finally {
    progress.stop();
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  }
}

/** The program of the stack; where it names no export yet, the given folder stands for one. */
export function evaluate(root: string, stack: string, signal: AbortSignal): Promise<Program> {
  const named = stackConfig(readProject(root), stack)["commerce:bronzeContainer"];
  const overrides: Record<string, string> = named ? {} : { bronzeContainer: "dataverse-local" };
  return orConfigurationFault(root, stack, evaluateStack({ root, stack, overrides, signal }));
}
