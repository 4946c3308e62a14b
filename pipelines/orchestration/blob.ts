import { quick, type Activity, type Dependency } from "./activity";
import { computed } from "./expression";

/** A blob of the lake, and the runtime that has a way to it. */
export interface Blob {
  readonly url: string;
  readonly integrationRuntime: string;
}

export const getBlob = (name: string, blob: Blob, ...dependsOn: readonly Dependency[]): Activity =>
  webActivity(name, blob, { method: "GET", headers: { "x-ms-version": apiVersion } }, dependsOn);

export const putBlob = (name: string, blob: Blob, body: string, ...dependsOn: readonly Dependency[]): Activity => {
  const headers = {
    "x-ms-version": apiVersion,
    "x-ms-blob-type": "BlockBlob",
    "x-ms-blob-content-type": "application/json",
    "Content-Type": "application/json",
  };
  return webActivity(name, blob, { method: "PUT", headers, body: computed(body) }, dependsOn);
};

/** Blob service version; the first that every feature used here has. */
const apiVersion = "2023-11-03";

interface Request {
  readonly method: "GET" | "PUT";
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: ReturnType<typeof computed>;
}

const webActivity = (
  name: string,
  { url, integrationRuntime }: Blob,
  { method, ...content }: Request,
  dependsOn: readonly Dependency[],
): Activity => ({
  name,
  type: "WebActivity",
  dependsOn,
  policy: quick,
  method,
  url,
  ...content,
  authentication: { type: "MSI", resource: "https://storage.azure.com/" },
  connectVia: { referenceName: integrationRuntime, type: "IntegrationRuntimeReference" },
});
