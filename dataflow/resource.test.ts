import { parse } from "./parse";
import { dataFlowProperties, listProblems, readDataFlow } from "./resource";

const lines = [
  "source(allowSchemaDrift: true) ~> orders",
  "orders filter(amount > 0) ~> kept",
  "kept sink(format: 'delta') ~> lake",
  "kept sink(store: 'cache') ~> counts",
];
const { script } = parse(lines.join("\n"));
const lake = { referenceName: "lakeService", type: "LinkedServiceReference" };

test("a resource as Data Factory keeps it in git is read", () => {
  const read = readDataFlow({
    name: "orders",
    properties: {
      type: "MappingDataFlow",
      folder: { name: "gold" },
      typeProperties: {
        sources: [{ name: "orders", dataset: { referenceName: "csv", type: "DatasetReference" } }],
        sinks: [{ name: "lake", linkedService: lake }, { name: "counts" }],
        transformations: [{ name: "kept", description: "without returns" }],
        scriptLines: lines,
      },
    },
  });
  expect(read).toEqual({
    name: "orders",
    type: "MappingDataFlow",
    script: lines.join("\n"),
    sources: [{ name: "orders", dataset: { referenceName: "csv", type: "DatasetReference" } }],
    sinks: [{ name: "lake", linkedService: lake }, { name: "counts" }],
    transformations: [{ name: "kept", description: "without returns" }],
  });
});

test("the flattened properties made from a script name its streams, and are read back", () => {
  const properties = dataFlowProperties(script, {
    sources: { orders: "bronzeService" },
    sinks: { lake: "lakeService" },
  });
  expect(properties).toEqual({
    type: "MappingDataFlow",
    sources: [{ name: "orders", linkedService: { referenceName: "bronzeService", type: "LinkedServiceReference" } }],
    sinks: [{ name: "lake", linkedService: lake }, { name: "counts" }],
    transformations: [{ name: "kept" }],
    scriptLines: lines
      .map((line) => line.replace(/, /g, ",\n\t"))
      .join("\n")
      .split("\n"),
  });
  const read = readDataFlow({ dataFlowName: "orders", properties });
  expect(read).toMatchObject({ name: "orders", script: properties.scriptLines.join("\n"), sinks: properties.sinks });
  expect(listProblems(read, script)).toEqual([]);
});

test("a linked service for a stream that the script does not have is refused", () => {
  const linkedServices = { sources: { orders: "bronzeService" }, sinks: { laek: "lakeService" } };
  expect(() => dataFlowProperties(script, linkedServices)).toThrow('the stream "laek" is not in the script');
});

test("a script in one text is read, and an empty one too", () => {
  const properties = { type: "Flowlet", typeProperties: { script: "" } };
  expect(readDataFlow({ name: "empty", properties }).script).toBe("");
});

test("a script in parts, one a stream, is put together, as the oldest resources have it", () => {
  const properties = {
    sources: [{ name: "orders", script: lines[0] }],
    sinks: [{ name: "lake", script: lines[2], dataset: null }],
    transformations: [{ name: "kept", script: lines[1] }],
  };
  expect(readDataFlow({ name: "old", properties })).toMatchObject({
    type: "MappingDataFlow",
    script: lines.slice(0, 3).join("\n"),
  });
});

test("lists that differ from the script are reported by name", () => {
  const resource = { name: "orders", type: "MappingDataFlow", script: "", sources: [], transformations: [] } as const;
  const sinks = [{ name: "lake" }, { name: "counts" }, { name: "old" }];
  const messages = listProblems({ ...resource, sinks }, script).map(({ message }) => message);
  expect(messages).toEqual([
    'the stream "orders" is not among the sources of the resource',
    'the stream "old" is not in the script but among the sinks of the resource',
    'the stream "kept" is not among the transformations of the resource',
  ]);
});

test.each([
  ["a text", /expected object/],
  [{ name: "x" }, /properties/],
  [{ properties: { type: "MappingDataFlow", typeProperties: { script: "" } } }, /it has no name/],
  [{ name: "x", properties: { type: "MappingDataFlow" } }, /"x" has neither script nor scriptLines/],
  [{ name: "x", properties: { type: "MappingDataFlow", typeProperties: { scriptLines: "a" } } }, /scriptLines/],
  [{ name: "x", properties: { type: "WranglingDataFlow" } }, /"x" is of type WranglingDataFlow/],
  [{ name: "x", properties: { sources: [] } }, /"x" is of type unknown/],
])("%j is refused with the reason", (json, message) => {
  expect(() => readDataFlow(json)).toThrow(message);
});
