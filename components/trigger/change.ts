import { Problem, problem } from "../../errors";
import { sameValue } from "./comparison";
import type { TriggerService } from "./service";
import { stateOf, type Live } from "./state";
import { stepsTo, type Target } from "./steps";

/**
 * Brings a trigger to what it shall be (which may depend on what it is), or back to exactly what it was: where a step
 * fails, the trigger is read again and the way back is taken from there.
 */
export async function changeTrigger(
  name: string,
  service: TriggerService,
  targetFor: (live: Live | undefined) => Target | undefined,
): Promise<void> {
  const before = await service.read();
  try {
    await walk(service, targetFor(before), before);
  } catch (error) {
    await restore(name, service, before, error);
    const state = before === undefined ? "there is none, as before" : `it is as it was, ${stateOf(before)}`;
    throw problem("trigger-not-changed", { name, reason: explained(error), state }, {}, { cause: error });
  }
}

async function restore(name: string, service: TriggerService, before: Live | undefined, failure: unknown) {
  try {
    const now = await service.read();
    const target = before && {
      body: before.body,
      state: stateOf(before),
      bodyDiffers: !sameValue(before.body, now?.body),
    };
    await walk(service, target, now);
  } catch (error) {
    const reasons = [explained(failure), explained(error)] as const;
    throw problem("trigger-not-restored", { name, reasons }, {}, { cause: failure });
  }
}

async function walk(service: TriggerService, target: Target | undefined, live: Live | undefined): Promise<void> {
  for (const step of stepsTo(target, live)) await service.run(step, target?.body ?? {});
}

function explained(error: unknown): string {
  if (error instanceof Problem) return `${error.message}; ${error.hint}`;
  return error instanceof Error ? error.message : String(error);
}
