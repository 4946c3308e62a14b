import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Observe, RunEvent } from "../../local/factory/events";
import { root } from "../sources";

/** What Data Factory bills of a load: activities that ran, and those of them that are data flows. */
export async function billedBy(load: (observe: Observe) => Promise<unknown>) {
  const events: RunEvent[] = [];
  await load((event) => events.push(event));
  const ended = events.filter((event) => event.kind === "activity-succeeded");
  return { activities: ended.length, flows: ended.filter(({ type }) => type === "ExecuteDataFlow").length };
}

/** The README as one line. */
export const readme = readFileSync(join(root, "README.md"), "utf8").replaceAll(/\s+/g, " ");
