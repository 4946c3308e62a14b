import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { problem } from "../../errors";
import { containers } from "../../pipelines/layout";

/** Refuses a lake whose progress cannot be read: the pipelines would fail at an expression that reads it. */
export function checkState(lake: string): void {
  const folder = join(lake, containers.state);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  // What a run that was killed left unfinished has another beginning.
  for (const name of names.filter((name) => /^(ingest|gold)_.*\.json$/.test(name))) {
    const file = join(folder, name);
    if (!isState(file, name.startsWith("gold_") ? goldState : ingestState))
      throw problem("state-damaged", { path: file }, { file });
  }
}

/** What the blobs of the pipelines hold, as texts: see `save_state` in `pipelines/orchestration`. */
const ingestState = ["folder"] as const;
const goldState = ["folder", "asOf", "script"] as const;

function isState(file: string, keys: readonly string[]): boolean {
  try {
    const state = JSON.parse(readFileSync(file, "utf8")) as Readonly<Record<string, unknown>> | null;
    return keys.every((key) => typeof state?.[key] === "string");
  } catch {
    return false;
  }
}
