import type { PipelineRun } from "@azure/arm-datafactory";
import { setTimeout as sleep } from "node:timers/promises";
import { Problem } from "../../errors";
import type { Observe } from "../../local/factory/events";
import { passes } from "./refusal";
import type { RunEvents } from "./runEvents";
import { hasEnded, type Changed, type RunTree } from "./runTree";

export interface Following {
  readonly observe: Observe;
  /** Ends the following, not the run; its reason is thrown. */
  readonly signal: AbortSignal;
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** Milliseconds until the next look: soon where something happens, and ever later where nothing does. */
export const delayAfter = (quietLooks: number): number => Math.min(2000 * 1.5 ** quietLooks, 30_000);

/** How often in a row Azure may fail to answer before that ends the following. */
const patience = 10;

/** Follows a run until it ends, and tells what happens; the ended run. Survives what passes: throttling, a lost network. */
export async function follow(tree: RunTree, events: RunEvents, following: Following): Promise<PipelineRun> {
  const { observe, signal, wait = pause } = following;
  let quiet = 0;
  let failed = 0;
  for (;;) {
    signal.throwIfAborted();
    const looked = await look(tree);
    if (looked instanceof Problem) {
      failed += 1;
      if (failed > patience || !passes(looked)) throw looked;
    } else {
      failed = 0;
      const news = events.of(looked);
      news.forEach(observe);
      const root = looked.find(({ run }) => run.runId === tree.rootId)?.run;
      if (root !== undefined && hasEnded(root)) return root;
      quiet = news.length > 0 ? 0 : quiet + 1;
    }
    await wait(delayAfter(quiet + failed), signal);
  }
}

const look = (tree: RunTree): Promise<readonly Changed[] | Problem> =>
  tree.look().catch((thrown: unknown) => {
    if (thrown instanceof Problem) return thrown;
    throw thrown;
  });

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => signal.throwIfAborted());
}
