import { DataFactoryManagementClient } from "@azure/arm-datafactory";
import type { Resource } from "../../local/program";

type Json = Readonly<Record<string, unknown>>;

/** The properties that Microsoft's own client sends for a resource of the factory, as they go over the wire. */
export async function wireProperties({ type, inputs }: Resource): Promise<Json> {
  let body: string | undefined;
  const client = new DataFactoryManagementClient(
    { getToken: () => Promise.resolve({ token: "none", expiresOnTimestamp: Number.MAX_SAFE_INTEGER }) },
    "00000000-0000-0000-0000-000000000000",
    {
      httpClient: {
        sendRequest: (request) => {
          body = String(request.body);
          return Promise.resolve({ request, status: 200, headers: request.headers, bodyAsText: "{}" });
        },
      },
    },
  );
  const { factoryName, resourceGroupName, ...rest } = inputs as Json & {
    factoryName: string;
    resourceGroupName: string;
  };
  const put = (operations: Operations, name: unknown, resource: unknown) =>
    operations.createOrUpdate(resourceGroupName, factoryName, String(name), resource as never);
  switch (type) {
    case "azure-native:datafactory:LinkedService":
      await put(client.linkedServices, rest["linkedServiceName"], { properties: rest["properties"] });
      break;
    case "azure-native:datafactory:IntegrationRuntime":
      await put(client.integrationRuntimes, rest["integrationRuntimeName"], { properties: rest["properties"] });
      break;
    case "azure-native:datafactory:Dataset":
      await put(client.datasets, rest["datasetName"], { properties: rest["properties"] });
      break;
    case "azure-native:datafactory:DataFlow":
      await put(client.dataFlows, rest["dataFlowName"], { properties: rest["properties"] });
      break;
    case "azure-native:datafactory:Trigger":
      await put(client.triggers, rest["triggerName"], { properties: rest["properties"] });
      break;
    case "azure-native:datafactory:Pipeline": {
      const { pipelineName, ...pipeline } = rest;
      await put(client.pipelines, pipelineName, pipeline);
      break;
    }
    default:
      throw new Error(`${type} is not a resource of a factory that this test knows`);
  }
  return (JSON.parse(body ?? "{}") as { properties: Json }).properties;
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
  "type typeProperties name description dependsOn userProperties policy linkedServiceName state onInactiveMarkAs structure schema parameters annotations folder connectVia version managedVirtualNetwork pipelines".split(
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
