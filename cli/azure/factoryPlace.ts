import { problem } from "../../errors";
import { readProject, stackConfig, type Program } from "../../local/program";
import type { LoadSettings } from "../../pipelines";
import { evaluate } from "../load/load";

/** Where the factory of a stack is, and what it loads. */
export interface FactoryPlace {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly factory: string;
  readonly settings: LoadSettings;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Evaluates the program of a stack, whose names are those that it deploys. */
export async function factoryOfStack(root: string, stack: string, environment: Environment): Promise<FactoryPlace> {
  const subscriptionId = subscriptionOf(stackConfig(readProject(root), stack), environment);
  if (subscriptionId === undefined) throw problem("azure-subscription-unknown", { stack });
  return placeIn(await evaluate(root, stack, new AbortController().signal), subscriptionId);
}

/** Where Pulumi's provider looks, short of asking the Azure CLI. */
export const subscriptionOf = (config: Environment, environment: Environment): string | undefined =>
  [
    config["azure-native:subscriptionId"],
    environment["ARM_SUBSCRIPTION_ID"],
    environment["AZURE_SUBSCRIPTION_ID"],
  ].find(Boolean);

export function placeIn({ resources, outputs }: Program, subscriptionId: string): FactoryPlace {
  const inputsOf = (type: string) => resources.find((resource) => resource.type === type)?.inputs ?? {};
  const { factoryName, resourceGroupName } = inputsOf("azure-native:datafactory:Factory");
  return {
    subscriptionId,
    resourceGroup: String(resourceGroupName),
    factory: String(factoryName),
    settings: outputs["load"] as LoadSettings,
  };
}

/** The page of a run in Data Factory Studio. */
export const studioUrl = ({ subscriptionId, resourceGroup, factory }: FactoryPlace, runId: string): string => {
  const id = `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.DataFactory/factories/${factory}`;
  return `https://adf.azure.com/en/monitoring/pipelineruns/${encodeURIComponent(runId)}?factory=${encodeURIComponent(id)}`;
};
