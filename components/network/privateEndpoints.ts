import * as datafactory from "@pulumi/azure-native/datafactory";
import * as resources from "@pulumi/azure-native/resources";
import * as storage from "@pulumi/azure-native/storage";
import * as pulumi from "@pulumi/pulumi";
import type { Account } from "../storage/account";
import { approvalTemplate, connectionOf, endpointName, storageGroups } from "./approval";
import type { DataFactory } from "../factory/dataFactory";
import { explained } from "../explained";
import { virtualNetworkName } from "../factory/integrationRuntime";

export interface PrivateEndpointsArgs {
  readonly factory: DataFactory;
  /** The name of the factory, as text. */
  readonly factoryName: string;
  readonly resourceGroupName: pulumi.Input<string>;
  readonly targets: readonly Target[];
}

export interface Target {
  readonly name: string;
  readonly account: Account;
  /** Whether this deployment approves; otherwise the account's owner does. */
  readonly approved: boolean;
}

/** The private endpoints through which a factory's managed virtual network reaches storage accounts. */
export class PrivateEndpoints extends pulumi.ComponentResource {
  constructor(name: string, args: PrivateEndpointsArgs, options?: pulumi.ComponentResourceOptions) {
    super("commerce:datafactory:PrivateEndpoints", name, {}, options);
    for (const target of args.targets) this.connect(target, args);
    this.registerOutputs();
  }

  /** One endpoint after the other: an account takes no second change of its connections while the first is being made. */
  private connect(target: Target, args: PrivateEndpointsArgs) {
    let previous = args.factory.virtualNetwork;
    for (const groupId of storageGroups) {
      const endpoint = this.endpoint(args, target, groupId, previous);
      previous = target.approved ? this.approval(args, target, endpointName(target.name, groupId), endpoint) : endpoint;
    }
  }

  private endpoint(args: PrivateEndpointsArgs, { name, account }: Target, groupId: string, after?: pulumi.Resource) {
    const managedPrivateEndpointName = endpointName(name, groupId);
    return new datafactory.ManagedPrivateEndpoint(
      managedPrivateEndpointName,
      {
        factoryName: args.factory.factoryName,
        resourceGroupName: args.resourceGroupName,
        managedVirtualNetworkName: virtualNetworkName,
        managedPrivateEndpointName,
        properties: { groupId, privateLinkResourceId: account.accountId },
      },
      { parent: this, dependsOn: after ?? [], deletedWith: args.factory.factory },
    );
  }

  /**
   * The connection exists once the endpoint does, under a name that the account gives it. azure-native refuses to create
   * what exists (pulumi-azure-native #808), so a template, which may change what exists, approves it.
   */
  private approval(args: PrivateEndpointsArgs, { account }: Target, endpoint: string, resource: pulumi.Resource) {
    const { accountName, resourceGroupName } = account;
    const connection = storage
      .getStorageAccountOutput({ accountName, resourceGroupName }, { parent: this, dependsOn: [resource] })
      .privateEndpointConnections.apply((connections) =>
        explained(() => connectionOf(connections, { account: accountName, factory: args.factoryName, endpoint })),
      );
    return new resources.Deployment(
      `approve-${endpoint}`,
      {
        deploymentName: `approve-${endpoint}-${args.factoryName}`.slice(0, 64),
        resourceGroupName,
        properties: {
          mode: resources.DeploymentMode.Incremental,
          template: approvalTemplate,
          parameters: { connection: { value: pulumi.interpolate`${accountName}/${connection}` } },
        },
      },
      { parent: this, dependsOn: [resource] },
    );
  }
}
