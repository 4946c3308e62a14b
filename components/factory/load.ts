import * as datafactory from "@pulumi/azure-native/datafactory";
import * as pulumi from "@pulumi/pulumi";
import type { FactoryContent } from "../../pipelines";
import type { DataFactory } from "./dataFactory";
import { inDeclarationOrder } from "./declarationOrder";
import { referenceKey, referencesIn, type ReferenceType } from "./references";
import { Trigger, triggerBody, type TriggerSettings, type TriggerState } from "../trigger";

export interface LoadArgs {
  readonly factory: DataFactory;
  readonly resourceGroupName: pulumi.Input<string>;
  readonly content: FactoryContent;
  readonly trigger: TriggerSettings & { readonly state: TriggerState };
  /** What must be there before the first load. */
  readonly needs: readonly pulumi.Resource[];
}

/** The load itself: datasets, data flows and pipelines of a factory, and the trigger that starts it. */
export class Load extends pulumi.ComponentResource {
  constructor(name: string, args: LoadArgs, options?: pulumi.ComponentResourceOptions) {
    super("commerce:datafactory:Load", name, {}, options);
    const { factory, content, trigger } = args;
    const parents = { factoryName: factory.factoryName, resourceGroupName: args.resourceGroupName };
    const resources = new Map(factory.resources);
    const optionsFor = (declared: unknown) => ({
      parent: this,
      dependsOn: referencesIn(declared).flatMap((reference) => resources.get(referenceKey(reference)) ?? []),
      deletedWith: factory.factory,
    });

    for (const declared of inDeclarationOrder(declarationsOf(content), new Set(resources.keys())))
      resources.set(referenceKey(declared), declared.create(parents, optionsFor(declared)));

    const properties = triggerBody(trigger, content);
    new Trigger(
      name,
      { factoryId: factory.factory.id, triggerName: name, properties, state: trigger.state },
      // Last of all, so that nothing starts half deployed. Not deleted with the factory: it is stopped and its events
      // unsubscribed before it goes.
      { parent: this, dependsOn: [...resources.values(), ...args.needs] },
    );
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
