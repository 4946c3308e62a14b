import * as datafactory from "@pulumi/azure-native/datafactory";
import type * as inputs from "@pulumi/azure-native/types/input";
import * as pulumi from "@pulumi/pulumi";
import { managedRuntime, type RuntimeSize } from "./integrationRuntime";
import { referenceKey } from "./references";

export interface DataFactoryArgs {
  readonly factoryName: string;
  readonly resourceGroupName: pulumi.Input<string>;
  readonly location: string;
  readonly integrationRuntime: RuntimeSize & { readonly name: string };
  /** Storage account names by the name of the linked service that reaches them. */
  readonly accounts: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

/** A Data Factory that reaches storage accounts by its own identity, and the runtime of its data flows. */
export class DataFactory extends pulumi.ComponentResource {
  readonly factoryName: pulumi.Output<string>;
  readonly principalId: pulumi.Output<string>;
  readonly factory: datafactory.Factory;
  /** What data flows and pipelines can refer to, by the key of the reference. */
  readonly resources: ReadonlyMap<string, pulumi.Resource>;

  constructor(name: string, args: DataFactoryArgs, options?: pulumi.ComponentResourceOptions) {
    super("commerce:datafactory:DataFactory", name, {}, options);
    const { resourceGroupName, integrationRuntime, tags } = args;
    const factory = new datafactory.Factory(
      name,
      {
        factoryName: args.factoryName,
        resourceGroupName,
        identity: { type: datafactory.FactoryIdentityType.SystemAssigned },
        publicNetworkAccess: datafactory.PublicNetworkAccess.Enabled,
        tags,
      },
      { parent: this },
    );
    const parents = { factoryName: factory.name, resourceGroupName };
    const below = { parent: factory, deletedWith: factory };
    const resources = new Map<string, pulumi.Resource>();

    resources.set(
      referenceKey({ referenceType: "IntegrationRuntimeReference", name: integrationRuntime.name }),
      new datafactory.IntegrationRuntime(
        integrationRuntime.name,
        {
          ...parents,
          integrationRuntimeName: integrationRuntime.name,
          properties: managedRuntime(args.location, integrationRuntime),
        },
        below,
      ),
    );
    for (const [linkedServiceName, accountName] of Object.entries(args.accounts)) {
      resources.set(
        referenceKey({ referenceType: "LinkedServiceReference", name: linkedServiceName }),
        new datafactory.LinkedService(
          linkedServiceName,
          { ...parents, linkedServiceName, properties: accountByIdentity(accountName) },
          below,
        ),
      );
    }
    this.factory = factory;
    this.resources = resources;
    this.factoryName = factory.name;
    this.principalId = factory.identity.apply((identity) => identity?.principalId ?? "");
    this.registerOutputs();
  }
}

/** No key and no secret: without them the linked service uses the factory's identity. */
function accountByIdentity(accountName: string) {
  return {
    type: "AzureBlobFS",
    url: `https://${accountName}.dfs.core.windows.net`,
  } satisfies inputs.datafactory.AzureBlobFSLinkedServiceArgs;
}
