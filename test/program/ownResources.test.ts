import { triggerBody, triggerKinds } from "../../components/trigger/triggerBody";
import { wireForm } from "../../components/trigger/form";
import type { Program } from "../../local/program";
import { lakeTables, type LoadSettings } from "../../pipelines";
import { evaluateAnew, evaluated } from "../evaluated";
import { unknownProperties, wireRequest } from "./wire";

const type = "pulumi-nodejs:dynamic/datafactory:Trigger";
const schedule = { frequency: "Hour", interval: 1, startTime: "2026-01-01T00:00:00.000Z", timeZone: "UTC" } as const;
const bronze = { accountId: "/subscriptions/s/a", container: "dataverse-x" };

test.each(triggerKinds)("a %s trigger goes over the wire as Microsoft's client would send it", async (kind) => {
  const body = triggerBody({ kind, schedule, bronze }, { rootPipeline: "load", eventPipeline: "load_on_event" });
  const { properties } = await wireRequest({ type, inputs: { triggerName: "load", properties: body } });
  expect(wireForm(body)).toEqual(properties);
  expect(unknownProperties(properties)).toEqual([]);
});

describe("an evaluated program", () => {
  let first: Program;
  let second: Program;
  beforeAll(async () => {
    const overrides = { bronzeContainer: "dataverse-contoso-unq0a1b2c" };
    [first, second] = await Promise.all([evaluated("dev", overrides), evaluateAnew("dev", overrides)]);
  });

  test("is the same the second time: nothing in it depends on when or where it is evaluated", () => {
    expect(second).toEqual(first);
  });

  test("prints of a trigger what it is, and no code of a provider", () => {
    const trigger = first.resources.find((resource) => resource.type === type);
    expect(Object.keys(trigger!.inputs)).toEqual(["factoryId", "properties", "state", "triggerName"]);
    expect(JSON.stringify(first)).not.toContain("__provider");
  });

  test("has each table of the load, in the account of its layer", () => {
    const account = { gold: "commercedevgold8198da", silver: "commercedevlake8198da" };
    const wanted = lakeTables(first.outputs["load"] as LoadSettings);
    const tables = first.resources.filter((resource) => resource.type === "pulumi-nodejs:dynamic/storage:DeltaTable");
    expect(tables.map(({ name, inputs }) => `${String(inputs["account"])} ${name}`).sort()).toEqual(
      wanted.map(({ layer, definition }) => `${account[layer]} ${definition.name}`).sort(),
    );
  });
});
