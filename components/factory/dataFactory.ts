import * as datafactory from "@pulumi/azure-native/datafactory";
import * as resources from "@pulumi/azure-native/resources";
import type * as inputs from "@pulumi/azure-native/types/input";
import * as pulumi from "@pulumi/pulumi";
import { managedRuntime, runtimeNames, virtualNetworkName, type RuntimeSize } from "./integrationRuntime";
import type { Network } from "../network/network";
import { referenceKey } from "./references";

export interface DataFactoryArgs {
  readonly factoryName: string;
  readonly resourceGroupName: pulumi.Input<string>;
  readonly location: string;
  readonly network: Network;
  readonly integrationRuntime: RuntimeSize;
  /** Storage account names by the name of the linked service that reaches them. */
  readonly accounts: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

/** A Data Factory that reaches storage accounts by its own identity, and the one runtime that all its work runs on. */
export class DataFactory extends pulumi.ComponentResource {
  readonly factoryName: pulumi.Output<string>;
  readonly principalId: pulumi.Output<string>;
  readonly factory: datafactory.Factory;
  /** The name of the runtime. */
  readonly integrationRuntime: string;
  /** Of a factory in the private network. */
  readonly virtualNetwork: pulumi.Resource | undefined;
  /** What data flows and pipelines can refer to, by the key of the reference. */
  readonly resources: ReadonlyMap<string, pulumi.Resource>;

  constructor(name: string, args: DataFactoryArgs, options?: pulumi.ComponentResourceOptions) {
    super("commerce:datafactory:DataFactory", name, {}, options);
    this.factory = this.createFactory(name, args);
    this.factoryName = this.factory.name;
    this.principalId = this.factory.identity.apply((identity) => identity?.principalId ?? "");
    this.virtualNetwork = args.network === "private" ? this.createVirtualNetwork(args) : undefined;
    this.integrationRuntime = runtimeNames[args.network];
    const runtime = this.createRuntime(args);
    this.resources = new Map<string, pulumi.Resource>([
      [referenceKey({ referenceType: "IntegrationRuntimeReference", name: this.integrationRuntime }), runtime],
      ...Object.entries(args.accounts).map(
        ([linkedService, account]) =>
          [
            referenceKey({ referenceType: "LinkedServiceReference", name: linkedService }),
            this.createLinkedService(linkedService, account, runtime, args),
          ] as const,
      ),
    ]);
    this.registerOutputs();
  }

  private createFactory(name: string, { factoryName, resourceGroupName, tags }: DataFactoryArgs) {
    return new datafactory.Factory(
      name,
      {
        factoryName,
        resourceGroupName,
        identity: { type: datafactory.FactoryIdentityType.SystemAssigned },
        // Concerns self-hosted runtimes, of which there is none (Microsoft: Azure Private Link for Azure Data Factory).
        publicNetworkAccess: datafactory.PublicNetworkAccess.Disabled,
        tags,
      },
      { parent: this },
    );
  }

  /** azure-native has no resource for it, and Azure no way to delete it (pulumi-azure-native #896). */
  private createVirtualNetwork({ resourceGroupName }: DataFactoryArgs) {
    return new resources.Resource(
      "virtual-network",
      {
        resourceGroupName,
        resourceProviderNamespace: "Microsoft.DataFactory",
        parentResourcePath: pulumi.interpolate`factories/${this.factoryName}`,
        resourceType: "managedVirtualNetworks",
        resourceName: virtualNetworkName,
        apiVersion: "2018-06-01",
        properties: {},
      },
      { parent: this.factory, retainOnDelete: true, deletedWith: this.factory },
    );
  }

  private createRuntime({ resourceGroupName, location, integrationRuntime, network }: DataFactoryArgs) {
    return new datafactory.IntegrationRuntime(
      this.integrationRuntime,
      {
        factoryName: this.factoryName,
        resourceGroupName,
        integrationRuntimeName: this.integrationRuntime,
        properties: managedRuntime(location, integrationRuntime, network),
      },
      { parent: this.factory, deletedWith: this.factory, dependsOn: this.virtualNetwork ?? [] },
    );
  }

  private createLinkedService(
    linkedServiceName: string,
    accountName: string,
    runtime: pulumi.Resource,
    { resourceGroupName }: DataFactoryArgs,
  ) {
    return new datafactory.LinkedService(
      linkedServiceName,
      {
        factoryName: this.factoryName,
        resourceGroupName,
        linkedServiceName,
        properties: accountByIdentity(accountName, this.integrationRuntime),
      },
      { parent: this.factory, deletedWith: this.factory, dependsOn: runtime },
    );
  }
}

/** No key and no secret: without them the linked service uses the factory's identity. */
function accountByIdentity(accountName: string, integrationRuntime: string) {
  return {
    type: "AzureBlobFS",
    url: `https://${accountName}.dfs.core.windows.net`,
    connectVia: { type: "IntegrationRuntimeReference", referenceName: integrationRuntime },
  } satisfies inputs.datafactory.AzureBlobFSLinkedServiceArgs;
}
