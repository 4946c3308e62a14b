import type { Program } from "../../local/program";
import type { GivenFolder } from "../../sample";
import { billedBy, readme } from "./billed";
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

async function billed(folders: readonly GivenFolder[]) {
  await lake.write(folders);
  return billedBy((observe) => lake.load(program, {}, observe));
}

test("a load costs as many activity runs as the README says", async () => {
  const folder = (day: number): GivenFolder => ({ name: `2025-02-0${day}T00.00.05Z`, tables: day === 1 ? shop : {} });
  await billed([folder(1)]);
  const none = await billed([folder(1)]);
  const one = await billed([folder(1), folder(2)]);
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
