import { DataFactoryManagementClient } from "@azure/arm-datafactory";
import type { Resource } from "../../local/program";

type Json = Readonly<Record<string, unknown>>;

/** What Microsoft's own client sends for a resource of the factory, and where to. */
export interface WireRequest {
  /** From the resource group on. */
  readonly path: string;
  readonly properties: Json;
}

export async function wireRequest({ type, inputs }: Pick<Resource, "type" | "inputs">): Promise<WireRequest> {
  const sent: { url: string; body: unknown }[] = [];
  const client = new DataFactoryManagementClient(
    { getToken: () => Promise.resolve({ token: "none", expiresOnTimestamp: Number.MAX_SAFE_INTEGER }) },
    "00000000-0000-0000-0000-000000000000",
    {
      httpClient: {
        sendRequest: (request) => {
          sent.push({ url: request.url, body: JSON.parse(String(request.body)) });
          return Promise.resolve({ request, status: 200, headers: request.headers, bodyAsText: "{}" });
        },
      },
    },
  );
  await put(client, type, inputs as Inputs);
  const [request] = sent;
  if (request === undefined) throw new Error(`the client sent nothing for ${type}`);
  return {
    path: decodeURIComponent(new URL(request.url).pathname).replace(/^.*\/resourceGroups\/[^/]+/, ""),
    properties: (request.body as { properties: Json }).properties,
  };
}

/** A trigger names its factory by id. */
type Inputs = Json & { readonly factoryName?: string; readonly resourceGroupName?: string };

function put(client: DataFactoryManagementClient, type: string, inputs: Inputs): Promise<unknown> {
  const { factoryName = "factory", resourceGroupName: group = "group", ...rest } = inputs;
  const properties = rest["properties"];
  const below = (operations: Operations, name: unknown, resource: unknown = { properties }) =>
    operations.createOrUpdate(group, factoryName, String(name), resource as never);
  switch (type) {
    case "azure-native:datafactory:Factory": {
      const { identity, publicNetworkAccess, tags } = rest;
      return client.factories.createOrUpdate(group, factoryName, { identity, publicNetworkAccess, tags } as never);
    }
    case "azure-native:resources:Resource": {
      const [, factory = ""] = String(rest["parentResourcePath"]).split("/");
      const virtualNetwork = { properties } as never;
      return client.managedVirtualNetworks.createOrUpdate(group, factory, String(rest["resourceName"]), virtualNetwork);
    }
    case "azure-native:datafactory:ManagedPrivateEndpoint": {
      const [network, name] = [rest["managedVirtualNetworkName"], rest["managedPrivateEndpointName"]].map(String);
      const endpoint = { properties } as never;
      return client.managedPrivateEndpoints.createOrUpdate(group, factoryName, network!, name!, endpoint);
    }
    case "azure-native:datafactory:LinkedService":
      return below(client.linkedServices, rest["linkedServiceName"]);
    case "azure-native:datafactory:IntegrationRuntime":
      return below(client.integrationRuntimes, rest["integrationRuntimeName"]);
    case "azure-native:datafactory:Dataset":
      return below(client.datasets, rest["datasetName"]);
    case "azure-native:datafactory:DataFlow":
      return below(client.dataFlows, rest["dataFlowName"]);
    case "pulumi-nodejs:dynamic/datafactory:Trigger":
      return below(client.triggers, rest["triggerName"]);
    case "azure-native:datafactory:Pipeline": {
      const { pipelineName, ...pipeline } = rest;
      return below(client.pipelines, pipelineName, pipeline);
    }
    default:
      throw new Error(`${type} is not a resource of a factory that this test knows`);
  }
}

interface Operations {
  createOrUpdate(resourceGroupName: string, factoryName: string, name: string, resource: never): Promise<unknown>;
}

/** The wire form with `typeProperties` merged into what holds them: the flattened form that the SDKs take. */
export function flattened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(flattened);
  if (typeof value !== "object" || value === null) return value;
  const { typeProperties = {}, ...rest } = value as Json & { readonly typeProperties?: Json };
  return Object.fromEntries(
    Object.entries({ ...rest, ...typeProperties }).map(([key, item]) => [key, flattened(item)]),
  );
}

// What stands beside `typeProperties`, and what a pipeline is made of (Microsoft: Data Factory REST API 2018-06-01).
const besideTypeProperties = new Set(
  "pipeline type typeProperties name description dependsOn userProperties policy linkedServiceName state onInactiveMarkAs structure schema parameters annotations folder connectVia version managedVirtualNetwork pipelines".split(
    " ",
  ),
);
const ofPipeline = new Set(
  "description activities parameters variables concurrency annotations runDimensions folder policy".split(" "),
);

/** Properties that the client did not know: it leaves them beside `typeProperties` instead of putting them in. */
export function unknownProperties(wire: Json): readonly string[] {
  const pipelineKeys = "activities" in wire ? Object.keys(wire).filter((key) => !ofPipeline.has(key)) : [];
  return [...pipelineKeys, ...besideUnknown(wire)];
}

function besideUnknown(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(besideUnknown);
  if (typeof value !== "object" || value === null) return [];
  const own = "typeProperties" in value ? Object.keys(value).filter((key) => !besideTypeProperties.has(key)) : [];
  return [...own, ...Object.values(value).flatMap(besideUnknown)];
}
