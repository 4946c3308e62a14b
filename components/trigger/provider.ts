import { DataFactoryManagementClient } from "@azure/arm-datafactory";
import { deployer, type Settings } from "../azure/credential";
import type { DynamicProvider } from "../dynamic/provider";
import { AzureTrigger } from "./azureTrigger";
import { holds, sameValue } from "./comparison";
import { flatForm, wireForm } from "./form";
import { changeTrigger } from "./change";
import type { Json } from "./json";
import type { TriggerService } from "./service";
import { isIn, stateOf, type Live, type TriggerState } from "./state";
import type { Target } from "./steps";

/** What the resource declares, and what its state holds. */
export interface TriggerInputs {
  readonly factoryId: string;
  readonly triggerName: string;
  /** In the flattened form of the Azure SDKs. */
  readonly properties: Json;
  readonly state: TriggerState;
}

/** The life of a trigger under Pulumi. `serviceOf` is where it lives. */
export function triggerProvider(
  serviceOf: (inputs: TriggerInputs) => TriggerService,
  tell: (line: string) => void,
): DynamicProvider<TriggerInputs> {
  const change = (inputs: TriggerInputs, targetFor: (live: Live | undefined) => Target | undefined) =>
    changeTrigger(inputs.triggerName, serviceOf(inputs), targetFor);

  return {
    async diff(_id, old, wanted) {
      const replaces = (["factoryId", "triggerName"] as const).filter((key) => !holds(wanted[key], old[key]));
      if (replaces.length > 0) return { changes: true, replaces };
      const differences = differencesOf(wanted, await serviceOf(old).read());
      for (const difference of differences) tell(`trigger ${wanted.triggerName}: ${difference}`);
      return { changes: differences.length > 0 || !sameValue(wanted.properties, old.properties) };
    },

    async create(inputs) {
      await change(inputs, () => ({ body: wireForm(inputs.properties), state: inputs.state, bodyDiffers: true }));
      return { id: `${inputs.factoryId}/triggers/${inputs.triggerName}`, outs: inputs };
    },

    async update(_id, old, wanted) {
      const body = wireForm(wanted.properties);
      const declaredAnew = !sameValue(wanted.properties, old.properties);
      await change(wanted, (live) => ({
        body,
        state: wanted.state,
        bodyDiffers: declaredAnew || !holds(body, live?.body),
      }));
      return { outs: wanted };
    },

    async read(id, old) {
      const live = await serviceOf(old).read();
      return live === undefined ? { id: "" } : { id, props: asLive(old, live) };
    },

    async delete(_id, old) {
      await change(old, () => undefined);
    },
  };
}

/** How a live trigger is not what is wanted, for people. */
function differencesOf(wanted: TriggerInputs, live: Live | undefined): readonly string[] {
  if (live === undefined) return ["is gone from Data Factory"];
  const events = live.subscribed === undefined ? "" : ` and ${live.subscribed ? "gets" : "gets no"} events`;
  return [
    ...(isIn(wanted.state, live) ? [] : [`is ${stateOf(live)}${events} in Data Factory, declared ${wanted.state}`]),
    ...(holds(wireForm(wanted.properties), live.body) ? [] : ["is not as declared in Data Factory"]),
  ];
}

/** The inputs as they are live: the declared words where they hold. */
function asLive(old: TriggerInputs, live: Live): TriggerInputs {
  const properties = holds(wireForm(old.properties), live.body) ? old.properties : flatForm(live.body);
  const other = old.state === "Started" ? "Stopped" : "Started";
  return { ...old, properties, state: isIn(old.state, live) ? old.state : other };
}

const factoryId =
  /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.DataFactory\/factories\/([^/]+)$/i;

/** A trigger in Azure, reached as the deployer. */
export function inAzure(settings: Settings) {
  const credential = deployer(settings);
  return (inputs: TriggerInputs): TriggerService => {
    const [, subscription = "", resourceGroupName = "", factoryName = ""] = factoryId.exec(inputs.factoryId) ?? [];
    const client = new DataFactoryManagementClient(credential(), subscription);
    return new AzureTrigger(client, { resourceGroupName, factoryName, triggerName: inputs.triggerName });
  };
}
