import type { ExpressionScope } from "./scope";

/** A run in the middle: one activity has ended, a ForEach is at its second item. */
export const scope: ExpressionScope = {
  parameters: { day: "2024-05-01", size: 42, list: [1, 2], nested: { "a-b": { c: true } } },
  variables: { since: "", seen: ["x"] },
  activities: {
    model: { status: "Succeeded", output: { exists: true, childItems: [{ name: "a.csv", type: "File" }] } },
  },
  item: { name: "2024-05-01T00.00.00Z", count: null },
  pipeline: {
    DataFactory: "factory",
    Pipeline: "load",
    RunId: "run-1",
    TriggerName: "Manual",
    TriggerTime: "2024-05-02T03:04:05.678Z",
    TriggerType: "Manual",
    GroupId: "run-1",
  },
  globalParameters: { environment: "dev" },
  now: new Date("2018-04-15T13:00:00Z"),
};
