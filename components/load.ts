import * as datafactory from "@pulumi/azure-native/datafactory";
import * as pulumi from "@pulumi/pulumi";
import type { FactoryContent } from "../pipelines";
import type { DataFactory } from "./dataFactory";
import { inDeclarationOrder } from "./declarationOrder";
import { referenceKey, referencesIn, type ReferenceType } from "./references";
import { scheduleTrigger, type Schedule } from "./schedule";

export interface LoadArgs {
  readonly factory: DataFactory;
  readonly resourceGroupName: pulumi.Input<string>;
  readonly content: FactoryContent;
  readonly schedule: Schedule;
}

/** The load itself: datasets, data flows and pipelines of a factory, and the schedule of the root pipeline. */
export class Load extends pulumi.ComponentResource {
  /** The provider makes triggers stopped: nothing runs until this one is started (pulumi-azure-native #3540). */
  readonly triggerName: string;

  constructor(name: string, args: LoadArgs, options?: pulumi.ComponentResourceOptions) {
    super("commerce:datafactory:Load", name, {}, options);
    const { factory, content, schedule } = args;
    const parents = { factoryName: factory.factoryName, resourceGroupName: args.resourceGroupName };
    const resources = new Map(factory.resources);
    const optionsFor = (declared: unknown) => ({
      parent: this,
      dependsOn: referencesIn(declared).flatMap((reference) => resources.get(referenceKey(reference)) ?? []),
      deletedWith: factory.factory,
    });

    for (const declared of inDeclarationOrder(declarationsOf(content), new Set(resources.keys())))
      resources.set(referenceKey(declared), declared.create(parents, optionsFor(declared)));

    this.triggerName = name;
    const properties = scheduleTrigger(schedule, content.rootPipeline);
    new datafactory.Trigger(name, { ...parents, triggerName: name, properties }, optionsFor(properties));
    this.registerOutputs();
  }
}

type Parents = Pick<datafactory.PipelineArgs, "factoryName" | "resourceGroupName">;

interface Declaration {
  readonly referenceType: ReferenceType;
  readonly name: string;
  /** What the resource is made of, and so what it refers to. */
  readonly content: unknown;
  readonly create: (parents: Parents, options: pulumi.CustomResourceOptions) => pulumi.Resource;
}

// The content is plain JSON, of which a test proves that Microsoft's own client knows every property.
function declarationsOf({ datasets, dataFlows, pipelines }: FactoryContent): readonly Declaration[] {
  return [
    ...datasets.map(({ name, properties }): Declaration => ({
      referenceType: "DatasetReference",
      name,
      content: properties,
      create: (parents, options) => {
        const args = { ...parents, datasetName: name, properties } as unknown as datafactory.DatasetArgs;
        return new datafactory.Dataset(name, args, options);
      },
    })),
    ...dataFlows.map(({ name, properties }): Declaration => ({
      referenceType: "DataFlowReference",
      name,
      content: properties,
      create: (parents, options) => {
        const args = { ...parents, dataFlowName: name, properties } as unknown as datafactory.DataFlowArgs;
        return new datafactory.DataFlow(name, args, options);
      },
    })),
    ...pipelines.map(({ name, ...content }): Declaration => ({
      referenceType: "PipelineReference",
      name,
      content,
      create: (parents, options) => {
        const args = { ...parents, pipelineName: name, ...content } as unknown as datafactory.PipelineArgs;
        return new datafactory.Pipeline(name, args, options);
      },
    })),
  ];
}
