import type { Problem } from "../../errors";
import type { RunEvent } from "../../local/factory/events";
import { goldTables } from "../../pipelines/gold";
import { goldName } from "../../pipelines/orchestration/gold";
import { folderFinder } from "./folders";

/** What holds an activity, or repeats in its own words that it failed, is no cause. */
const derived: ReadonlySet<string> = new Set(["ExecutePipeline", "Fail", "ForEach", "IfCondition"]);

/** What went wrong in a run, each cause once, with the gold table or the folder of the export that it was at. */
export function causesOf(events: readonly RunEvent[]): readonly Problem[] {
  const folderOf = folderFinder();
  const causes = events.flatMap((event) => {
    const folder = folderOf(event);
    if (event.kind !== "activity-failed" || derived.has(event.type)) return [];
    const table = goldTables.find((candidate) => event.pipeline === goldName(candidate))?.name;
    return [event.error.at({ ...(table !== undefined && { table }), ...(folder !== undefined && { folder }) })];
  });
  return [...new Map(causes.map((cause) => [cause.message, cause])).values()];
}
