import { sameValue } from "./comparison";
import { isIn, type Live, type TriggerState, type Wanted } from "./state";

/** What is asked of Data Factory, one request each. */
export type Step = "unsubscribe" | "stop" | "delete" | "put" | "subscribe" | "start";

/** A trigger as it shall be; none for one that shall not be. */
export interface Target extends Wanted {
  /** Whether its body is another one than the live one. */
  readonly bodyDiffers: boolean;
}

/**
 * The way from a trigger as it is to one as it shall be. Data Factory refuses to change or delete a started trigger, and
 * one that waits for events must be subscribed before it is started and unsubscribed before it is stopped (Microsoft:
 * Sample pre- and post-deployment script of Data Factory).
 */
export function stepsTo(target: Target | undefined, live: Live | undefined): readonly Step[] {
  if (target === undefined) return live === undefined ? [] : [...off(live), "delete"];
  const on = target.state === "Started" ? turnOn(target.body) : [];
  if (live === undefined) return ["put", ...on];
  if (!target.bodyDiffers) return changeState(target, live);
  return changesInPlace(live.body, target.body) ? [...off(live), "put", ...on] : [...off(live), "delete", "put", ...on];
}

function changeState({ state, body }: { readonly state: TriggerState; readonly body: Wanted["body"] }, live: Live) {
  if (isIn(state, live)) return [];
  return state === "Started" ? turnOn(body) : off(live);
}

function turnOn(body: Wanted["body"]): readonly Step[] {
  return waitsForEvents(body) ? ["subscribe", "start"] : ["start"];
}

function off({ started, subscribed }: Live): readonly Step[] {
  return [...(subscribed ? (["unsubscribe"] as const) : []), ...(started ? (["stop"] as const) : [])];
}

export function waitsForEvents({ type }: Wanted["body"]): boolean {
  return type === "BlobEventsTrigger" || type === "CustomEventsTrigger";
}

/**
 * The windows of a trigger stay as they are for as long as it lives (Microsoft: Create a trigger that runs a pipeline on a
 * tumbling window).
 */
const windows = ["frequency", "interval", "startTime"] as const;

function changesInPlace(from: Wanted["body"], to: Wanted["body"]): boolean {
  if (from["type"] !== to["type"]) return false;
  if (to["type"] !== "TumblingWindowTrigger") return true;
  const [before, after] = [from, to].map((body) => (body["typeProperties"] ?? {}) as Wanted["body"]);
  return windows.every((property) => sameValue(before?.[property], after?.[property]));
}
