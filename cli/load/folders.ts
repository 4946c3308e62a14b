import type { RunEvent } from "../../local/factory/events";

/** What became of the closed folders of the export. */
export interface Folders {
  /** Ingested by this load, oldest first. */
  readonly ingested: readonly string[];
  /** Without a usable `model.json` although a later one is closed: aborted exports, whose rows come again. */
  readonly passedOver: readonly string[];
}

interface Listed {
  readonly value: readonly { readonly name: string }[];
}

export function foldersOf(events: readonly RunEvent[]): Folders {
  const closed = new Map<string, Listed["value"]>();
  const ingested = new Set<string>();
  const waiting = new Set<string>();
  for (const event of events) {
    if (event.kind !== "activity-succeeded") continue;
    if (event.activity === "closed") closed.set(event.runId, (event.output as unknown as Listed).value);
    const folder = closed.get(event.runId)?.[event.iteration ?? -1]?.name;
    if (folder === undefined) continue;
    if (event.activity === "save_state") ingested.add(folder);
    if (event.activity === "pass_over") waiting.add(folder);
  }
  const newest = [...ingested].sort().at(-1) ?? "";
  return {
    ingested: [...ingested].sort(),
    passedOver: [...waiting].filter((folder) => folder < newest && !ingested.has(folder)).sort(),
  };
}
