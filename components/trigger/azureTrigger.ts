import { setTimeout as wait } from "node:timers/promises";
import type { DataFactoryManagementClient } from "@azure/arm-datafactory";
import { createHttpHeaders, createPipelineRequest, isRestError, RestError } from "@azure/core-rest-pipeline";
import { problem } from "../../errors";
import { writable } from "./form";
import type { Json } from "./json";
import type { TriggerService } from "./service";
import { waitsForEvents, type Step } from "./steps";
import type { Live, Wanted } from "./state";

export interface TriggerAddress {
  readonly resourceGroupName: string;
  readonly factoryName: string;
  readonly triggerName: string;
}

export interface Patience {
  /** Between two looks at what Data Factory does. */
  readonly pollMilliseconds: number;
  /** How long one step may take. */
  readonly stepMilliseconds: number;
}

/** Event subscriptions take a few minutes at worst. */
const patient: Patience = { pollMilliseconds: 2_000, stepMilliseconds: 10 * 60_000 };

/** One trigger, through Microsoft's client. */
export class AzureTrigger implements TriggerService {
  private readonly names: readonly [string, string, string];

  constructor(
    private readonly client: DataFactoryManagementClient,
    private readonly address: TriggerAddress,
    private readonly patience: Patience = patient,
  ) {
    this.names = [address.resourceGroupName, address.factoryName, address.triggerName];
  }

  async read(): Promise<Live | undefined> {
    const properties = await this.properties();
    if (properties === undefined) return undefined;
    const live = { body: writable(properties), started: properties["runtimeState"] === "Started" };
    return waitsForEvents(properties) ? { ...live, subscribed: (await this.subscription()) !== "Disabled" } : live;
  }

  async run(step: Step, body: Wanted["body"]): Promise<void> {
    const { triggers } = this.client;
    const abortSignal = AbortSignal.timeout(this.patience.stepMilliseconds);
    const options = { abortSignal, updateIntervalInMs: this.patience.pollMilliseconds };
    try {
      switch (step) {
        case "put":
          return await this.put(body, abortSignal);
        case "delete":
          return await triggers.delete(...this.names, options);
        case "start":
          return await triggers.beginStartAndWait(...this.names, options);
        case "stop":
          return await triggers.beginStopAndWait(...this.names, options);
        case "subscribe":
          await triggers.beginSubscribeToEventsAndWait(...this.names, options);
          return await this.subscriptionBecomes("Enabled", abortSignal);
        case "unsubscribe":
          await triggers.beginUnsubscribeFromEventsAndWait(...this.names, options);
          return await this.subscriptionBecomes("Disabled", abortSignal);
      }
    } catch (error) {
      if (abortSignal.aborted) {
        const minutes = this.patience.stepMilliseconds / 60_000;
        throw problem("trigger-stuck", { ...this.address, step, minutes }, {}, { cause: error });
      }
      throw refusal(error, step);
    }
  }

  /** The text as it came: the client's own reading moves times without a zone into that of this machine. */
  private async properties(): Promise<Json | undefined> {
    let text = "{}";
    const onResponse = (response: { readonly bodyAsText?: string | null }) => {
      text = response.bodyAsText ?? "{}";
    };
    try {
      await this.client.triggers.get(...this.names, { onResponse });
    } catch (error) {
      if (isRestError(error) && error.statusCode === 404) return undefined;
      throw refusal(error, "read");
    }
    return (JSON.parse(text) as { readonly properties: Json }).properties;
  }

  /** Through the client's pipeline but as it is declared, or as it was read: the client would move such times here, too. */
  private async put(body: Wanted["body"], abortSignal: AbortSignal): Promise<void> {
    const { $host, subscriptionId, apiVersion } = this.client;
    const [group, factory, trigger] = this.names.map(encodeURIComponent);
    const path = `/subscriptions/${subscriptionId}/resourceGroups/${group}/providers/Microsoft.DataFactory/factories/${factory}/triggers/${trigger}`;
    const response = await this.client.sendRequest(
      createPipelineRequest({
        url: `${$host}${path}?api-version=${apiVersion}`,
        method: "PUT",
        headers: createHttpHeaders({ "Content-Type": "application/json", Accept: "application/json" }),
        body: JSON.stringify({ properties: body }),
        abortSignal,
      }),
    );
    if (response.status === 200) return;
    const { error } = JSON.parse(response.bodyAsText || "{}") as { error?: { code?: string; message?: string } };
    throw new RestError(error?.message ?? `status ${response.status}`, {
      statusCode: response.status,
      ...(error?.code === undefined ? {} : { code: error.code }),
    });
  }

  private async subscription(): Promise<string> {
    try {
      return (await this.client.triggers.getEventSubscriptionStatus(...this.names)).status ?? "Unknown";
    } catch (error) {
      if (isRestError(error) && error.statusCode === 404) return "Disabled";
      throw refusal(error, "read");
    }
  }

  private async subscriptionBecomes(status: "Enabled" | "Disabled", signal: AbortSignal): Promise<void> {
    while ((await this.subscription()) !== status) await wait(this.patience.pollMilliseconds, undefined, { signal });
  }
}

/** What Azure answered, in words that say what to do. */
function refusal(error: unknown, step: Step | "read"): unknown {
  if (!isRestError(error)) return error;
  if (error.statusCode === 401 || error.statusCode === 403)
    return problem("trigger-access-denied", { step, reason: error.message }, {}, { cause: error });
  if (step === "subscribe" || step === "unsubscribe")
    return problem("trigger-events-refused", { step, reason: error.message }, {}, { cause: error });
  return error;
}
