import { projectRoot } from "../../cli/commands/common";
import { evaluate } from "../../cli/load/load";
import { loadProgram, runPipeline, type LoadContext, type LoadOptions } from "../../cli/load/loadProgram";
import type { Program } from "../../local/program";
import { activitiesOrders } from "../../pipelines/gold/orders";
import { goldName } from "../../pipelines/orchestration/gold";

const unwatched = (): LoadContext => ({ signal: new AbortController().signal, observe: () => {} });

/** Evaluates the program of the dev stack and loads what an export has to tell. */
export async function load(options: LoadOptions) {
  const context = unwatched();
  const began = performance.now();
  const program = await evaluate(projectRoot, "dev", context.signal);
  const evaluationSeconds = (performance.now() - began) / 1000;
  const { folders } = await loadProgram(program, options, context);
  return { program, evaluationSeconds, folders };
}

/** Brings the orders of an evaluated program up to date with silver, in a gold folder that may be new. */
export async function ordersFromSilver({ program, ...options }: LoadOptions & { readonly program: Program }) {
  await runPipeline(program, goldName(activitiesOrders), options, unwatched());
}
