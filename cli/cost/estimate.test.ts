import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import type { Program, Resource } from "../../local/program";
import { estimate } from "./estimate";
import { examplePrices, readPriceTable, type Assumptions, type PriceTable } from "./priceTable";
import { minutesBetweenLoads, startedBy } from "./schedule";

const resource = (type: string, inputs: Resource["inputs"]): Resource => ({
  urn: `urn:${type}:${JSON.stringify(inputs)}`,
  type: `azure-native:${type}`,
  name: "x",
  dependsOn: [],
  protect: false,
  retainOnDelete: false,
  inputs,
});

const hourly = { type: "ScheduleTrigger", recurrence: { frequency: "Hour", interval: 1 } };
const starts = { pipelineReference: { type: "PipelineReference", referenceName: "load" } };
const flow = (name: string) => ({ name, type: "ExecuteDataFlow" });
const runtime = { type: "Managed", computeProperties: { dataFlowProperties: { coreCount: 8, computeType: "General", timeToLive: 10 } } }; // prettier-ignore

/** One gold flow a load and one ingest flow a folder. */
const program = (trigger: object, more: readonly Resource[] = [], dataFlows: object = runtime): Program => ({
  resources: [
    resource("datafactory:Trigger", { properties: { ...trigger, pipelines: [starts] } }),
    resource("datafactory:IntegrationRuntime", { properties: dataFlows }),
    resource("datafactory:Pipeline", {
      pipelineName: "load",
      activities: [{ name: "folders", type: "ForEach", activities: [flow("ingest")] }, flow("merge")],
    }),
    resource("storage:StorageAccount", { accountName: "lake", sku: { name: "Standard_ZRS" } }),
    ...more,
  ],
  outputs: { load: { accounts: { bronze: "adopted", lake: "lake", gold: "gold" } } },
});

const table = readPriceTable(examplePrices);
const assuming = (assumptions: Partial<Assumptions>): PriceTable => ({
  ...table,
  assumptions: { ...table.assumptions, ...assumptions },
});

/** Quantities by line. */
const quantities = (of: Program, prices = table) =>
  Object.fromEntries(estimate(of, prices).lines.map(({ name, quantity }) => [name, quantity]));

describe("a month of an hourly load of hourly exports", () => {
  test("has the activity runs of each load and each folder", () => {
    expect(quantities(program(hourly))["activity runs"]).toBeCloseTo(730 * 2 + 730);
  });

  test("keeps the cluster for the data flows and its time to live", () => {
    // Two data flows of 5 minutes and 10 minutes of time to live, on 8 vCores.
    expect(quantities(program(hourly), assuming({ minutesPerDataFlow: 5 }))["data flows"]).toBeCloseTo(
      (730 * 20 * 8) / 60,
    );
  });

  test("never keeps the cluster longer than the month is", () => {
    expect(quantities(program(hourly), assuming({ minutesPerDataFlow: 40 }))["data flows"]).toBeCloseTo(730 * 8);
  });

  test("costs what its lines cost, each a price for its unit", () => {
    const { lines, monthly } = estimate(program(hourly), table);
    const runs = lines.find(({ name }) => name === "activity runs")!;
    expect(runs.monthly).toBeCloseTo((730 * 3 * runs.price) / 1000);
    expect(monthly).toBeCloseTo(lines.reduce((sum, line) => sum + line.monthly, 0));
  });

  test("pays for accounts of the stack, by the way they keep copies, and not for an adopted one", () => {
    const stored = estimate(program(hourly), table).lines.filter(({ name }) => name.startsWith("stored"));
    expect(stored.map(({ name, priceName }) => [name, priceName])).toEqual([
      ["stored: silver, quarantine and state", "storageZRS"],
    ]);
  });
});

test("loading every six hours ingests as many folders with fewer loads", () => {
  const sixHourly = { type: "ScheduleTrigger", recurrence: { frequency: "Hour", interval: 6 } };
  const found = quantities(program(sixHourly), assuming({ minutesPerDataFlow: 1 }));
  expect(found["activity runs"]).toBeCloseTo((730 / 6) * 2 + 730);
  expect(found["data flows"]).toBeCloseTo(((730 / 6) * (7 + 10) * 8) / 60);
});

test("exports every 15 minutes make four times the folders", () => {
  expect(quantities(program(hourly), assuming({ exportIntervalMinutes: 15 }))["activity runs"]).toBeCloseTo(
    730 * 2 + 730 * 4,
  );
});

test("a managed network has its own price for the time of activities, and endpoints cost by the hour", () => {
  const lookup = resource("datafactory:Pipeline", {
    pipelineName: "load",
    activities: [{ name: "l", type: "Lookup" }],
  });
  const endpoint = resource("datafactory:ManagedPrivateEndpoint", {});
  const managed = { ...runtime, managedVirtualNetwork: { referenceName: "default" } };
  const found = quantities(program(hourly, [lookup, endpoint, endpoint], managed));
  expect(found).toMatchObject({ "activities in the managed network": 730 / 60, "private endpoints": 1460 });
  expect(found).not.toHaveProperty("Get Metadata and Lookup");
});

test("logs, alerts and Synapse cost only where the stack has them", () => {
  const watched = [resource("monitor:DiagnosticSetting", {}), resource("monitor:ScheduledQueryRule", {})];
  const pool = resource("synapse:BigDataPool", { nodeSize: "Small", autoScale: { enabled: true, minNodeCount: 5 } });
  const stack = program(hourly, [...watched, resource("synapse:Workspace", {}), pool]);
  const found = quantities({
    ...stack,
    outputs: { ...stack.outputs, synapseLink: { connectToSynapseWorkspace: true } },
  });
  expect(found).toMatchObject({ alerts: 1, "serverless queries": 0.1 });
  expect(found["logs"]).toBeCloseTo((730 * 3 * 3) / 1e6);
  expect(found["Spark pool"]).toBeCloseTo((730 * 10 * 5 * 4) / 60);
  expect(quantities(stack)).not.toHaveProperty("Spark pool");
  const lines = Object.keys(quantities(program(hourly)));
  expect(["logs", "alerts", "serverless queries", "Spark pool"].filter((name) => lines.includes(name))).toEqual([]);
});

test.each([
  [{ type: "ScheduleTrigger", recurrence: { frequency: "Minute", interval: 15 } }, 15],
  [{ type: "ScheduleTrigger", recurrence: { frequency: "Day", interval: 2 } }, 2880],
  [{ type: "TumblingWindowTrigger", frequency: "Hour", interval: 4 }, 240],
  [{ type: "BlobEventsTrigger" }, 60],
] as const)("%j starts a load every %d minutes", (trigger, minutes) => {
  expect(minutesBetweenLoads(trigger, 60)).toBe(minutes);
});

test("a tumbling window trigger starts one pipeline, others a list", () => {
  expect(startedBy({ type: "TumblingWindowTrigger", pipeline: starts })).toBe("load");
  expect(startedBy({ type: "BlobEventsTrigger", pipelines: [starts] })).toBe("load");
});

test("a trigger whose times cannot be told is an error", () => {
  expect(() => minutesBetweenLoads({ type: "CustomEventsTrigger" }, 60)).toThrow(
    expect.objectContaining({ code: "schedule-unknown" }) as Error,
  );
});

describe("a table of prices", () => {
  const folder = mkdtempSync(join(tmpdir(), "prices-"));
  const file = join(folder, "prices.yaml");
  afterAll(() => rmSync(folder, { recursive: true }));

  test("of one's own replaces the example", () => {
    const prices = { ...table.prices, activityRun: { ...table.prices.activityRun, price: 2 } };
    writeFileSync(file, stringify({ ...table, currency: "EUR", prices }));
    const [one, other] = [estimate(program(hourly), readPriceTable(file)), estimate(program(hourly), table)];
    expect(one.currency).toBe("EUR");
    expect(one.lines[0]!.monthly).toBeCloseTo(2 * other.lines[0]!.monthly);
  });

  test("that is wrong says everything that is wrong with it", () => {
    const { activityRun, ...others } = table.prices;
    const assumptions = { ...table.assumptions, exportIntervalMinutes: 0 };
    writeFileSync(file, stringify({ ...table, assumptions, prices: { ...others, activityRuns: activityRun } }));
    expect(() => readPriceTable(file)).toThrow(
      expect.objectContaining({
        code: "price-table-invalid",
        message: expect.stringMatching(/prices\.activityRun: .*\n.*"activityRuns"\n.*exportIntervalMinutes/) as unknown,
      }) as Error,
    );
    writeFileSync(file, "a: [");
    expect(() => readPriceTable(file)).toThrow(expect.objectContaining({ code: "price-table-invalid" }) as Error);
  });
});
