import { after, dataFlow, expression, lake, pipeline, resource, TestFactory } from "../testing";

const service = { referenceName: "lake", type: "LinkedServiceReference" };
const stream = resource("Dataset", "orders", {
  type: "DelimitedText",
  linkedServiceName: service,
  parameters: { day: { type: "string" } },
  columnDelimiter: ";",
  firstRowAsHeader: true,
  location: {
    type: "AzureBlobFSLocation",
    fileSystem: "files",
    folderPath: expression("@concat('in/', dataset().day)"),
  },
});
const flow = resource("DataFlow", "flow", {
  type: "MappingDataFlow",
  sources: [
    { name: "inline", linkedService: service },
    { name: "files", dataset: { referenceName: "orders", type: "DatasetReference" } },
  ],
  sinks: [{ name: "out", linkedService: service }, { name: "counts" }],
  transformations: [{ name: "joined" }],
  scriptLines: ["source() ~> inline", "inline sink() ~> out"],
});

test("the data flow gets its script, the places of its streams and its parameters as expressions", async () => {
  const activity = dataFlow("load", {
    dataFlow: {
      referenceName: "flow",
      type: "DataFlowReference",
      datasetParameters: { files: { day: "@pipeline().parameters.day" } },
      parameters: {
        text: expression("'@{pipeline().parameters.day}'"),
        number: expression("@add(1, 2)"),
        flag: expression("@equals(1, 1)"),
        list: expression("@createArray('it''s', 2)".replace("it''s", "its")),
        raw: "toTimestamp('2026-01-01 00:00:00')",
      },
    },
  });
  const factory = new TestFactory([
    lake,
    stream,
    flow,
    pipeline("main", [activity], { parameters: { day: { type: "string", defaultValue: "monday" } } }),
  ]);
  const run = await factory.run("main");
  expect(run.status).toBe("Succeeded");
  expect(factory.requests[0]).toMatchObject({
    name: "flow",
    script: "source() ~> inline\ninline sink() ~> out",
    streams: {
      inline: { account: "lakeaccount" },
      files: {
        account: "lakeaccount",
        container: "files",
        folder: "in/monday",
        format: { type: "DelimitedText", columnDelimiter: ";", firstRowAsHeader: true },
      },
      out: { account: "lakeaccount" },
    },
    parameters: {
      text: "'monday'",
      number: "3",
      flag: "true()",
      list: "['its', 2]",
      raw: "toTimestamp('2026-01-01 00:00:00')",
    },
    now: new Date("2026-02-03T04:05:06Z"),
  });
  expect(factory.requests[0]!.streams).not.toHaveProperty("counts");
});

test("row counts and cached rows are in the output, a sink without rows is not", async () => {
  const factory = new TestFactory(
    [
      lake,
      resource("DataFlow", "flow", { type: "MappingDataFlow", script: "" }),
      pipeline(
        "main",
        [
          dataFlow("load"),
          {
            name: "note",
            type: "SetVariable",
            variableName: "rows",
            value: "@string(activity('load').output.runStatus.output.counts.value[0].rows)",
            ...after("load"),
          },
        ],
        { variables: { rows: { type: "String" } } },
      ),
    ],
    {
      runDataFlow: async () => ({
        metrics: {
          out: { rowsWritten: 7, sources: { inline: { rowsRead: 9 } }, seconds: 0.5 },
          rejected: { rowsWritten: 0, sources: { inline: { rowsRead: 9 } } },
        },
        output: { counts: { value: [{ rows: 7 }], count: 1 } },
      }),
    },
  );
  const run = await factory.run("main");
  expect(run.activities[0]!.output).toEqual({
    runStatus: {
      metrics: { out: { rowsWritten: 7, sources: { inline: { rowsRead: 9 } }, seconds: 0.5 } },
      output: { counts: { value: [{ rows: 7 }], count: 1 } },
    },
  });
  expect(run.activities[1]!.output).toEqual({ name: "rows", value: "7" });
});

test("a dataset without a needed parameter is a problem that names it", async () => {
  const factory = new TestFactory([lake, stream, flow, pipeline("main", [dataFlow("load")])]);
  expect(await factory.run("main")).toMatchObject({
    failure: { problem: { code: "parameter-missing", message: "dataset orders needs the parameter day" } },
  });
});

test("a parameter of a type that data flows do not have is a problem", async () => {
  const activity = dataFlow("load", {
    dataFlow: { referenceName: "flow", type: "DataFlowReference", parameters: { p: expression("@json('{}')") } },
  });
  const factory = new TestFactory([
    resource("DataFlow", "flow", { type: "MappingDataFlow", script: "" }),
    pipeline("main", [activity]),
  ]);
  expect(await factory.run("main")).toMatchObject({ failure: { problem: { code: "data-flow-parameter" } } });
});

test("a location that is no text is a problem that names dataset and property", async () => {
  const numbered = resource("Dataset", "orders", {
    type: "Binary",
    linkedServiceName: service,
    location: { type: "AzureBlobFSLocation", fileSystem: "files", folderPath: expression("@add(1, 2)") },
  });
  const factory = new TestFactory([lake, numbered, flow, pipeline("main", [dataFlow("load")])]);
  expect(await factory.run("main")).toMatchObject({
    failure: {
      problem: { code: "dataset-property-type", message: expect.stringContaining("dataset orders: folderPath") },
    },
  });
});
