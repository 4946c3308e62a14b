import type { Json } from "./json";

export const triggerStates = ["Started", "Stopped"] as const;
export type TriggerState = (typeof triggerStates)[number];

/** A trigger as it is wanted. */
export interface Wanted {
  /** As Data Factory's REST API takes it. */
  readonly body: Json;
  readonly state: TriggerState;
}

/** A trigger as it is in Data Factory. */
export interface Live {
  /** As Data Factory's REST API gives it, less what cannot be written. */
  readonly body: Json;
  /** Whether it runs, whatever was declared. */
  readonly started: boolean;
  /** Whether it gets the events that it waits for; undefined where it waits for none. */
  readonly subscribed?: boolean;
}

/** Declared on is on only where the events arrive, too; and off is off only where they no longer do. */
export function isIn(state: TriggerState, { started, subscribed }: Live): boolean {
  return state === "Started" ? started && subscribed !== false : !started && subscribed !== true;
}

/** The state in Data Factory's words. */
export function stateOf({ started }: Live): TriggerState {
  return started ? "Started" : "Stopped";
}
