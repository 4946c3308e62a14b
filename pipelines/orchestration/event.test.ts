import { pipeline, TestFactory, wait } from "../../local/factory/testing";
import { eventName, eventPipeline } from "./event";

const { name, ...event } = eventPipeline();

/** What runs when a `model.json` was written. */
async function story(folderPath: string): Promise<readonly string[]> {
  const factory = new TestFactory([
    { type: "azure-native:datafactory:Pipeline", name, inputs: { pipelineName: name, ...event } },
    pipeline("load", [wait("everything")]),
  ]);
  expect(await factory.run(eventName, { parameters: { folderPath } })).toMatchObject({ status: "Succeeded" });
  return factory.story.filter((line) => line.endsWith("succeeded"));
}

test("the model.json of a folder starts the load", async () => {
  expect(await story("dataverse-contoso/2025-02-03T09.00.05Z")).toContain("everything succeeded");
});

test("the export's own model.json ends quietly", async () => {
  expect(await story("dataverse-contoso")).toEqual(["in_folder succeeded"]);
});
