import { DataFactoryManagementClient } from "@azure/arm-datafactory";
import { listen, type Listening } from "../../test/azure/listen";
import { ManagementApi } from "../../test/azure/managementApi";
import { routeTo, someone } from "../../test/azure/route";
import { AzureTrigger } from "./azureTrigger";
import { triggerProvider, type TriggerInputs } from "./provider";

let api: ManagementApi;
let listening: Listening;
let told: string[];
beforeEach(async () => {
  api = new ManagementApi();
  told = [];
  listening = await listen(api.listener);
});
afterEach(() => listening.stop());

/** The code that runs under `pulumi up`, with Microsoft's client; only the network leads to this machine. */
const provider = (stepMilliseconds = 5_000) =>
  triggerProvider(
    ({ triggerName }) => {
      const client = new DataFactoryManagementClient(someone, "0000", {
        httpClient: routeTo(listening.url),
        retryOptions: { maxRetries: 0 },
      });
      const address = { resourceGroupName: "rg", factoryName: "adf", triggerName };
      return new AzureTrigger(client, address, { pollMilliseconds: 1, stepMilliseconds });
    },
    (line) => told.push(line),
  );

const factoryId = "/subscriptions/0000/resourceGroups/rg/providers/Microsoft.DataFactory/factories/adf";
const pipelines = [{ pipelineReference: { type: "PipelineReference", referenceName: "load" } }];
const every = (interval: number): TriggerInputs => ({
  factoryId,
  triggerName: "load",
  state: "Started",
  properties: {
    type: "ScheduleTrigger",
    recurrence: { frequency: "Hour", interval, startTime: "2026-01-01T06:00:00", timeZone: "W. Europe Standard Time" },
    pipelines,
  },
});
const onEvent: TriggerInputs = {
  ...every(1),
  properties: {
    type: "BlobEventsTrigger",
    scope: "/subscriptions/0000/a",
    events: ["Microsoft.Storage.BlobCreated"],
    pipelines,
  },
};
const id = `${factoryId}/triggers/load`;
const interval = () =>
  (api.trigger("load")?.properties["typeProperties"] as { recurrence: { interval: number } }).recurrence.interval;

describe("a trigger declared on", () => {
  test("is on after it was created, with the times that were declared, and needs nothing the second time", async () => {
    expect(await provider().create(every(1))).toEqual({ id, outs: every(1) });
    expect(api.trigger("load")).toMatchObject({ runtimeState: "Started" });
    expect(JSON.stringify(api.trigger("load"))).toContain('"2026-01-01T06:00:00"');
    expect(await provider().diff(id, every(1), every(1))).toEqual({ changes: false });
    expect(await provider().read(id, every(1))).toEqual({ id, props: every(1) });
    expect(api.changes).toEqual(["PUT", "start"]);
  });

  test("is stopped before it is changed, and on again", async () => {
    await provider().create(every(1));
    expect(await provider().diff(id, every(1), every(2))).toEqual({ changes: true });
    await provider().update(id, every(1), every(2));
    expect(api.changes.slice(2)).toEqual(["stop", "PUT", "start"]);
    expect([interval(), api.trigger("load")?.runtimeState]).toEqual([2, "Started"]);
  });

  test("is stopped before it is deleted", async () => {
    await provider().create(every(1));
    await provider().delete(id, every(1));
    expect(api.changes.slice(2)).toEqual(["stop", "DELETE"]);
    expect(api.triggers.size).toBe(0);
  });

  test("waits for its events, and lets go of them before it is deleted", async () => {
    await provider().create(onEvent);
    expect(api.trigger("load")).toMatchObject({ runtimeState: "Started", subscription: "Enabled" });
    await provider().delete(id, onEvent);
    expect(api.changes).toEqual(["PUT", "subscribeToEvents", "start", "unsubscribeFromEvents", "stop", "DELETE"]);
  });

  test("becomes another kind by a new one of its name", async () => {
    await provider().create(every(1));
    await provider().update(id, every(1), onEvent);
    expect(api.changes.slice(2)).toEqual(["stop", "DELETE", "PUT", "subscribeToEvents", "start"]);
    expect(api.trigger("load")).toMatchObject({ runtimeState: "Started", properties: { type: "BlobEventsTrigger" } });
  });
});

describe("what somebody did to it in Data Factory", () => {
  beforeEach(() => provider().create(every(1)));

  test.each<[string, () => unknown, string]>([
    ["stopped", () => (api.trigger("load")!.runtimeState = "Stopped"), "is Stopped in Data Factory, declared Started"],
    [
      "changed",
      () => (api.trigger("load")!.properties = { type: "ScheduleTrigger" }),
      "is not as declared in Data Factory",
    ],
    ["deleted", () => api.triggers.clear(), "is gone from Data Factory"],
  ])("%s: shows, and is put right", async (_, somebody, line) => {
    somebody();
    expect(await provider().diff(id, every(1), every(1))).toEqual({ changes: true });
    expect(told).toEqual([`trigger load: ${line}`]);
    await provider().update(id, every(1), every(1));
    expect([interval(), api.trigger("load")?.runtimeState]).toEqual([1, "Started"]);
    expect(await provider().diff(id, every(1), every(1))).toEqual({ changes: false });
  });

  test("is what a refresh reads", async () => {
    api.trigger("load")!.runtimeState = "Stopped";
    expect(await provider().read(id, every(1))).toEqual({ id, props: { ...every(1), state: "Stopped" } });
    api.triggers.clear();
    expect(await provider().read(id, every(1))).toEqual({ id: "" });
  });
});

test("another factory or another name is another trigger", async () => {
  expect(await provider().diff(id, every(1), { ...every(1), factoryId: `${factoryId}2` })).toEqual({
    changes: true,
    replaces: ["factoryId"],
  });
});

describe("a change that fails", () => {
  const broken = { status: 400, code: "BadRequest", message: "the recurrence is invalid" };

  test.each([
    ["the change is refused", { ...broken, method: "PUT", path: /load$/ }],
    ["it does not start again", { ...broken, method: "POST", path: /start$/ }],
  ])("because %s leaves the trigger running as it was", async (_, fault) => {
    await provider().create(every(1));
    api.faults.push({ ...fault });
    await expect(provider().update(id, every(1), every(2))).rejects.toMatchObject({
      code: "trigger-not-changed",
      message: "trigger load could not be changed: the recurrence is invalid",
      hint: "it is as it was, Started; correct what is named and deploy again",
    });
    expect([interval(), api.trigger("load")?.runtimeState]).toEqual([1, "Started"]);
  });

  test("leaves a stopped one stopped, and an event trigger subscribed", async () => {
    await provider().create({ ...every(1), state: "Stopped" });
    api.faults.push({ ...broken, method: "PUT", path: /load$/ });
    await expect(provider().update(id, every(1), every(2))).rejects.toThrow("could not be changed");
    expect(api.trigger("load")?.runtimeState).toBe("Stopped");

    await provider().update(id, every(1), onEvent);
    api.faults.push({ ...broken, method: "DELETE", path: /load$/ });
    await expect(provider().update(id, onEvent, every(1))).rejects.toThrow("could not be changed");
    expect(api.trigger("load")).toMatchObject({ runtimeState: "Started", subscription: "Enabled" });
  });

  test("to be created leaves none", async () => {
    api.faults.push({ ...broken, method: "POST", path: /start$/ });
    await expect(provider().create(every(1))).rejects.toMatchObject({ code: "trigger-not-changed" });
    expect(api.triggers.size).toBe(0);
  });

  test("and cannot be undone says both", async () => {
    await provider().create(every(1));
    api.faults.push(
      { ...broken, method: "PUT", path: /load$/ },
      { ...broken, method: "POST", path: /start$/, message: "the factory is locked" },
    );
    await expect(provider().update(id, every(1), every(2))).rejects.toMatchObject({
      code: "trigger-not-restored",
      message:
        "trigger load could not be changed: the recurrence is invalid; nor brought back to what it was: the factory is locked",
    });
  });
});

describe("what the deployer lacks", () => {
  test("the role on the factory", async () => {
    api.faults.push({ method: "GET", path: /load$/, status: 403, code: "AuthorizationFailed", message: "no" });
    await expect(provider().diff(id, every(1), every(1))).rejects.toMatchObject({ code: "trigger-access-denied" });
  });

  test("events, because their provider is not registered", async () => {
    api.faults.push({
      method: "POST",
      path: /subscribeToEvents$/,
      status: 400,
      code: "NotRegistered",
      message: "Microsoft.EventGrid",
    });
    const creation = provider().create(onEvent);
    await expect(creation).rejects.toMatchObject({ cause: { code: "trigger-events-refused" } });
    await expect(creation).rejects.toThrow("az provider register --namespace Microsoft.EventGrid");
  });

  test("patience: a subscription that stays provisioning", async () => {
    api.looksUntilReady = Number.POSITIVE_INFINITY;
    await expect(provider(1_500).create(onEvent)).rejects.toMatchObject({ cause: { code: "trigger-stuck" } });
  });
});
