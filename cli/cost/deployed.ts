import type { Program, Resource } from "../../local/program";
import type { Pipelines } from "./ordinaryRuns";
import type { Trigger } from "./schedule";

/** What the estimate needs of the resources that a program declares. */
export interface Deployed {
  readonly pipelines: Pipelines;
  readonly trigger: Trigger | undefined;
  readonly runtime: Runtime | undefined;
  /** Storage accounts that the program makes, with the way they keep copies (`LRS`). */
  readonly accounts: readonly { readonly name: string; readonly redundancy: string }[];
  /** How many resources there are of a type token. */
  readonly count: (type: string) => number;
  /** Whether Synapse Link converts each export to Delta, on the workspace's Spark pool. */
  readonly converts: boolean;
  readonly sparkPools: readonly { readonly nodes: number; readonly coresPerNode: number }[];
}

/** The cluster of the data flows. */
export interface Runtime {
  readonly coreCount: number;
  readonly computeType: string;
  readonly timeToLive: number;
  /** Whether the factory's managed virtual network holds it. */
  readonly managedNetwork: boolean;
}

export function deployedBy({ resources, outputs }: Program): Deployed {
  const of = (type: string) => resources.filter((resource) => resource.type === type);
  return {
    pipelines: new Map(
      of("azure-native:datafactory:Pipeline").map(({ inputs }) => [
        String(inputs["pipelineName"]),
        inputs["activities"] as never,
      ]),
    ),
    trigger: resources.map(propertiesOf).find((properties) => /Trigger$/.test(properties.type ?? "")) as Trigger,
    runtime: of("azure-native:datafactory:IntegrationRuntime").flatMap(runtimeOf)[0],
    accounts: of("azure-native:storage:StorageAccount").map(({ inputs }) => ({
      name: String(inputs["accountName"]),
      redundancy: (inputs["sku"] as { readonly name: string }).name.replace(/^.*_/, ""),
    })),
    count: (type) => of(type).length,
    converts:
      (outputs["synapseLink"] as { readonly connectToSynapseWorkspace?: boolean } | undefined)
        ?.connectToSynapseWorkspace === true,
    sparkPools: of("azure-native:synapse:BigDataPool").map(({ inputs }) => sparkPool(inputs as SparkPool)),
  };
}

interface Properties {
  readonly type?: string;
  readonly computeProperties?: {
    readonly dataFlowProperties?: Omit<Runtime, "managedNetwork"> & { readonly cleanup?: boolean };
  };
  readonly managedVirtualNetwork?: unknown;
}

const propertiesOf = ({ inputs }: Resource): Properties => (inputs["properties"] ?? {}) as Properties;

function runtimeOf(resource: Resource): readonly Runtime[] {
  const { computeProperties, managedVirtualNetwork } = propertiesOf(resource);
  const flows = computeProperties?.dataFlowProperties;
  if (flows === undefined) return [];
  const { coreCount, computeType, timeToLive, cleanup } = flows;
  return [
    { coreCount, computeType, timeToLive: cleanup ? 0 : timeToLive, managedNetwork: managedVirtualNetwork != null },
  ];
}

interface SparkPool {
  readonly nodeSize?: string;
  readonly nodeCount?: number;
  readonly autoScale?: { readonly enabled?: boolean; readonly minNodeCount?: number };
}

/** vCores of a node (Microsoft: Apache Spark pool configurations in Azure Synapse Analytics). */
const coresOf: Readonly<Record<string, number>> = { Small: 4, Medium: 8, Large: 16, XLarge: 32, XXLarge: 64 };

function sparkPool({ nodeSize = "Small", nodeCount, autoScale }: SparkPool) {
  const nodes = (autoScale?.enabled ? autoScale.minNodeCount : nodeCount) ?? 3;
  return { nodes, coresPerNode: coresOf[nodeSize] ?? 4 };
}
