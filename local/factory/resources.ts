import type { z } from "zod";
import { problem, type Problem } from "../../errors";
import type { Factory } from "./factory";
import { checkFactory } from "./rules";
import { problemsOfShape } from "./shapeProblems";
import { dataFlow } from "./shapes/dataFlow";
import { dataset } from "./shapes/dataset";
import { factoryResource } from "./shapes/factory";
import { linkedService } from "./shapes/linkedService";
import { pipeline } from "./shapes/pipeline";
import { trigger } from "./shapes/trigger";
import { propertiesOf } from "./wireForm";

/** A resource as the evaluated program declares it. */
export interface Resource {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

export interface FactoryReading {
  readonly factory: Factory;
  /** Why the factory cannot be deployed or run as it is; empty where it can. */
  readonly problems: readonly Problem[];
}

/** By Pulumi type: what people call it, and the input that names it in Azure. */
const kinds = {
  Pipeline: ["pipeline", "pipelineName"],
  DataFlow: ["data flow", "dataFlowName"],
  Dataset: ["dataset", "datasetName"],
  LinkedService: ["linked service", "linkedServiceName"],
  Trigger: ["trigger", "triggerName"],
  Factory: ["factory", "factoryName"],
  IntegrationRuntime: ["integration runtime", "integrationRuntimeName"],
  CredentialOperation: ["credential", "credentialName"],
  ManagedPrivateEndpoint: ["managed private endpoint", "managedPrivateEndpointName"],
  ManagedVirtualNetwork: ["managed virtual network", "managedVirtualNetworkName"],
} as const;

type Kind = keyof typeof kinds;

interface Found {
  readonly name: string;
  readonly place: string;
  readonly inputs: Resource["inputs"];
  readonly nameInput: string;
}

/** Of the azure-native provider, or of a provider in the program itself that has taken the kind over. */
const dataFactoryType = /^(?:azure-native:datafactory(?:\/v\w+)?|pulumi-nodejs:dynamic\/datafactory):(\w+)$/;

class Reader {
  readonly problems: Problem[] = [];
  private readonly found = new Map<Kind, Found[]>();

  constructor(resources: readonly Resource[]) {
    for (const resource of resources) {
      const type = dataFactoryType.exec(resource.type)?.[1];
      if (type === undefined) continue;
      if (type in kinds) this.add(type as Kind, resource);
      else this.problems.push(problem("resource-type-unknown", { type: resource.type, name: resource.name }));
    }
  }

  names(kind: Kind): readonly string[] {
    return (this.found.get(kind) ?? []).map(({ name }) => name);
  }

  /** The resources of one kind that have its shape, by name. */
  read<S extends z.ZodType>(kind: Kind, shape: S): ReadonlyMap<string, z.infer<S> & { readonly name: string }> {
    return new Map(
      (this.found.get(kind) ?? []).flatMap(({ name, place, inputs, nameInput }) => {
        const properties = propertiesOf(inputs, ["factoryName", "resourceGroupName", nameInput]);
        const parsed = shape.safeParse(properties);
        if (parsed.success) return [[name, { ...(parsed.data as object), name } as z.infer<S> & { name: string }]];
        this.problems.push(...problemsOfShape(parsed.error, properties, place));
        return [];
      }),
    );
  }

  private add(kind: Kind, resource: Resource): void {
    const [called, nameInput] = kinds[kind];
    const name = String(resource.inputs[nameInput] ?? resource.name);
    const others = this.found.get(kind) ?? [];
    if (others.some((other) => other.name.toLowerCase() === name.toLowerCase()))
      this.problems.push(problem("name-taken", { place: "the factory", kind: `${called}s`, name }));
    this.found.set(kind, [...others, { name, place: `${called} ${name}`, inputs: resource.inputs, nameInput }]);
  }
}

/** Reads the data factory among the resources of an evaluated program, and checks it against the service's rules. */
export function factoryOf(resources: readonly Resource[]): FactoryReading {
  const reader = new Reader(resources);
  const [declared] = reader.read("Factory", factoryResource).values();
  const factory: Factory = {
    name: declared?.name ?? "local",
    globalParameters: Object.fromEntries(
      Object.entries(declared?.globalParameters ?? {}).map(([name, { value }]) => [name, value]),
    ),
    pipelines: reader.read("Pipeline", pipeline),
    dataFlows: reader.read("DataFlow", dataFlow),
    datasets: reader.read("Dataset", dataset),
    linkedServices: reader.read("LinkedService", linkedService),
    triggers: reader.read("Trigger", trigger),
    integrationRuntimes: new Set(reader.names("IntegrationRuntime")),
  };
  // A resource that could not be read would only show up again as missing.
  const problems = reader.problems.length > 0 ? reader.problems : checkFactory(factory);
  return { factory, problems };
}
