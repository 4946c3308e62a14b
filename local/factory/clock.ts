import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { Ports } from "./ports";

/** Time and identifiers as they are. */
export const clock: Pick<Ports, "now" | "sleep" | "newId"> = {
  now: () => new Date(),
  sleep: (seconds, signal) => setTimeout(seconds * 1000, undefined, { signal }),
  newId: randomUUID,
};
