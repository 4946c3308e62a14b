import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { RunEvent } from "../../local/factory/events";
import type { Program } from "../../local/program";
import type { GivenFolder } from "../../sample";
import { root } from "../sources";
import { devProgram, Lake } from "./lake";
import { shop } from "./shop";
import { deployedBy } from "../../cli/cost/deployed";
import { ordinaryRuns, total } from "../../cli/cost/ordinaryRuns";
import { loadName } from "../../pipelines/orchestration/load";

let program: Program;
let lake: Lake;
beforeAll(async () => {
  [program, lake] = await Promise.all([devProgram(), Lake.make()]);
});
afterAll(() => lake.remove());

/** What Data Factory bills: activities that ran, and those of them that are data flows. */
async function billed(
  folders: readonly GivenFolder[],
): Promise<{ readonly activities: number; readonly flows: number }> {
  await lake.write(folders);
  const events: RunEvent[] = [];
  await lake.load(program, {}, (event) => events.push(event));
  const ended = events.filter((event) => event.kind === "activity-succeeded");
  return { activities: ended.length, flows: ended.filter(({ type }) => type === "ExecuteDataFlow").length };
}

test("a load costs as many activity runs as the README says", async () => {
  const folder = (day: number): GivenFolder => ({ name: `2025-02-0${day}T00.00.05Z`, tables: day === 1 ? shop : {} });
  await billed([folder(1)]);
  const none = await billed([folder(1)]);
  const one = await billed([folder(1), folder(2)]);
  const readme = readFileSync(join(root, "README.md"), "utf8").replaceAll(/\s+/g, " ");
  expect(readme).toContain(
    `A load makes ${none.activities} activity runs and ${one.activities - none.activities} more for each folder that ` +
      `Synapse Link closed since the last one, of which ${none.flows} and ${one.flows - none.flows} are data flow runs.`,
  );

  // What `cost` counts from the pipelines alone.
  const { once, perItem } = ordinaryRuns(deployedBy(program).pipelines, loadName);
  expect(none).toEqual({ activities: total(once), flows: once["ExecuteDataFlow"] });
  expect(one).toEqual({
    activities: total(once) + total(perItem),
    flows: once["ExecuteDataFlow"]! + perItem["ExecuteDataFlow"]!,
  });
});
