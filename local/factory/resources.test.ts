import { factoryOf, type Resource } from "./resources";
import { expression, lake, pipeline, resource, wait } from "./testing";

function problemsOf(...resources: readonly Resource[]): readonly string[] {
  return factoryOf(resources).problems.map(({ code, message }) => `${code}: ${message}`);
}

test("Azure's own JSON and the provider's are read alike", () => {
  const inAzure: Resource = {
    type: "azure-native:datafactory/v20180601:Pipeline",
    name: "main",
    inputs: {
      factoryName: "factory",
      resourceGroupName: "group",
      pipelineName: "main",
      properties: {
        activities: [
          {
            name: "each",
            type: "ForEach",
            typeProperties: {
              items: expression("@createArray(1)"),
              activities: [
                {
                  name: "load",
                  type: "ExecuteDataFlow",
                  typeProperties: { dataflow: { referenceName: "flow", type: "DataFlowReference" } },
                },
              ],
            },
          },
        ],
      },
    },
  };
  const inPulumi = pipeline("main", [
    {
      name: "each",
      type: "ForEach",
      items: expression("@createArray(1)"),
      activities: [
        { name: "load", type: "ExecuteDataFlow", dataFlow: { referenceName: "flow", type: "DataFlowReference" } },
      ],
    },
  ]);
  const flow = resource("DataFlow", "flow", { type: "MappingDataFlow", typeProperties: { scriptLines: ["a", "b"] } });
  expect(factoryOf([inAzure, flow])).toEqual(factoryOf([inPulumi, flow]));
  expect(factoryOf([inAzure, flow])).toMatchObject({
    problems: [],
    factory: { dataFlows: new Map([["flow", expect.objectContaining({ scriptLines: ["a", "b"] })]]) },
  });
});

test("the request body of a Web activity is left as it is", () => {
  const body = { typeProperties: { a: 1 }, activities: [{ typeProperties: { b: 2 } }] };
  const { factory } = factoryOf([
    pipeline("main", [
      { name: "call", type: "WebActivity", typeProperties: { method: "PUT", url: "https://a", body } },
    ]),
  ]);
  expect(factory.pipelines.get("main")!.activities[0]).toMatchObject({ body });
});

test("the factory's name and global parameters are read, resources of other services are not", () => {
  const { factory } = factoryOf([
    {
      type: "azure-native:datafactory:Factory",
      name: "factory",
      inputs: {
        factoryName: "adf-test",
        identity: {},
        globalParameters: { company: { type: "String", value: "usmf" } },
      },
    },
    { type: "azure-native:storage:StorageAccount", name: "lake", inputs: {} },
  ]);
  expect(factory).toMatchObject({ name: "adf-test", globalParameters: { company: "usmf" } });
});

test.each([
  [
    "an unknown type of activity",
    pipeline("main", [{ name: "move", type: "Copy" }]),
    "property-invalid: activity move of pipeline main: type: ",
  ],
  [
    "an unknown property of an activity",
    pipeline("main", [wait("pause", { waitTimeInMinutes: 1 })]),
    "property-unknown: activity pause of pipeline main has the property waitTimeInMinutes",
  ],
  [
    "an unknown property of an inner activity",
    pipeline("main", [
      {
        name: "each",
        type: "ForEach",
        items: expression("@createArray(1)"),
        activities: [wait("pause", { colour: "red" })],
      },
    ]),
    "property-unknown: activity pause of pipeline main has the property colour",
  ],
  [
    "a missing property",
    pipeline("main", [{ name: "pause", type: "Wait" }]),
    "property-invalid: activity pause of pipeline main: waitTimeInSeconds: ",
  ],
  [
    "a batch of more than 50",
    pipeline("main", [{ name: "each", type: "ForEach", items: expression("@x"), activities: [], batchCount: 51 }]),
    "property-invalid: activity each of pipeline main: batchCount: ",
  ],
  [
    "a call that does not say whether it waits",
    pipeline("main", [
      { name: "call", type: "ExecutePipeline", pipeline: { referenceName: "x", type: "PipelineReference" } },
    ]),
    "property-invalid: activity call of pipeline main: waitOnCompletion: ",
  ],
  [
    "an account key",
    resource("LinkedService", "lake", {
      type: "AzureBlobFS",
      url: "https://lakeaccount.dfs.core.windows.net",
      accountKey: "k",
    }),
    "linked-service-secret: linked service lake holds a secret: accountKey",
  ],
  [
    "a dataset elsewhere",
    resource("Dataset", "orders", {
      type: "AzureSqlTable",
      linkedServiceName: { referenceName: "sql", type: "LinkedServiceReference" },
    }),
    "property-invalid: dataset orders: type: ",
  ],
  [
    "an unknown property of a dataset",
    resource("Dataset", "orders", {
      type: "Json",
      linkedServiceName: { referenceName: "lake", type: "LinkedServiceReference" },
      location: { type: "AzureBlobFSLocation", fileSystem: "files", wildcard: "*" },
    }),
    "property-unknown: dataset orders has the property location.wildcard",
  ],
  [
    "a tumbling window without start",
    resource("Trigger", "hourly", {
      type: "TumblingWindowTrigger",
      frequency: "Hour",
      interval: 1,
      maxConcurrency: 1,
      pipeline: {},
    }),
    "property-invalid: trigger hourly: startTime: ",
  ],
  [
    "an unknown resource of Data Factory",
    { type: "azure-native:datafactory:ChangeDataCapture", name: "capture", inputs: {} },
    "resource-type-unknown: capture is of type azure-native:datafactory:ChangeDataCapture",
  ],
] as const)("%s is a problem that names the place", (_, resources, expected) => {
  expect(problemsOf(resources)).toContainEqual(expect.stringContaining(expected));
});

test("two resources whose names differ in case only are a problem", () => {
  const problems = problemsOf(lake, { ...lake, inputs: { ...lake.inputs, linkedServiceName: "Lake" } });
  expect(problems).toEqual([
    "name-taken: the factory: there are two linked services named Lake; case makes no difference",
  ]);
});

test.each([
  ["ScheduleTrigger", { recurrence: { frequency: "Day", interval: 1, timeZone: "UTC" }, pipelines: "started" }],
  [
    "TumblingWindowTrigger",
    { frequency: "Hour", interval: 1, startTime: "2026-01-01T00:00:00Z", maxConcurrency: 1, pipeline: "started" },
  ],
  ["BlobEventsTrigger", { scope: "/id", events: ["Microsoft.Storage.BlobCreated"], pipelines: "started" }],
  ["CustomEventsTrigger", { scope: "/id", events: ["Done"], pipelines: "started" }],
])("a %s is read, in both forms", (type, { pipelines, pipeline: single, ...properties }: Record<string, unknown>) => {
  const started = { pipelineReference: { referenceName: "main", type: "PipelineReference" }, parameters: {} };
  const starts = { ...(pipelines ? { pipelines: [started] } : {}), ...(single ? { pipeline: started } : {}) };
  const flat = resource("Trigger", "start", { type, ...properties, ...starts });
  const wire = resource("Trigger", "start", { type, typeProperties: properties, ...starts });
  expect(factoryOf([pipeline("main", []), flat]).problems).toEqual([]);
  expect(factoryOf([pipeline("main", []), wire])).toEqual(factoryOf([pipeline("main", []), flat]));
});
