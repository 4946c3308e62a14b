import { Problem } from "../../../errors";
import { plainSettings } from "../../../pipelines/testing";
import { Factory } from "../factory";
import type { FactoryPlace } from "../factoryPlace";
import type { InAzure } from "../runInAzure";
import { ManagementApi, type Moment } from "./managementApi";

export const place: FactoryPlace = {
  subscriptionId: "00000000-0000-0000-0000-000000000000",
  resourceGroup: "rg-commerce",
  factory: "adf-commerce",
  settings: plainSettings,
};
export const loggedIn = {
  getToken: () => Promise.resolve({ token: "t", expiresOnTimestamp: Number.MAX_SAFE_INTEGER }),
};

/** Microsoft's client, talking to this machine. */
export async function azure(
  ...moments: readonly Moment[]
): Promise<{ readonly api: ManagementApi; readonly factory: Factory }> {
  const api = await ManagementApi.start(...moments);
  return { api, factory: new Factory(place, loggedIn, api.clientOptions) };
}

export const load = { pipeline: "load", parameters: {} };
export const context = (more: Partial<InAzure> = {}): InAzure => ({
  signal: new AbortController().signal,
  observe: () => {},
  wait: () => Promise.resolve(),
  askToCancel: () => Promise.reject(new Error("nobody interrupted")),
  ...more,
});

/** The problems that work ends with. */
export async function problemsOf(work: Promise<unknown>): Promise<readonly Problem[]> {
  const thrown: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  return thrown instanceof AggregateError ? (thrown.errors as Problem[]) : [thrown as Problem];
}
export const codesOf = async (work: Promise<unknown>) => (await problemsOf(work)).map(({ code }) => code);
