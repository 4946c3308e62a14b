import * as synapse from "@pulumi/azure-native/synapse";
import * as pulumi from "@pulumi/pulumi";
import { Access } from "../access/access";
import { DataLake, type DataLakeArgs } from "../storage/dataLake";
import { boundsOf } from "./ipRange";
import { keptOnDelete } from "../keptOnDelete";
import type { Network } from "../network/network";
import { sparkPool, sparkPoolName } from "./sparkPool";

/** The container of the workspace's own files. */
const fileSystem = "synapse";

export interface SynapseWorkspaceArgs {
  readonly workspaceName: string;
  readonly resourceGroupName: pulumi.Input<string>;
  readonly tenantId: pulumi.Input<string>;
  /** The account of the workspace's own files: logs of Spark and what its users keep, never a table of the lake. */
  readonly account: Omit<DataLakeArgs, "containers">;
  readonly network: Network;
  /** Whether Spark reaches only what the workspace has private endpoints to. */
  readonly exfiltrationProtection: boolean;
  /** Public addresses that reach the workspace. */
  readonly ipRanges: readonly string[];
  /** Who administers its SQL; whoever deploys it where nobody is named. */
  readonly administrator: { readonly objectId: string; readonly name: string } | undefined;
  readonly tags: Readonly<Record<string, string>>;
}

/** A Synapse workspace of Entra identities only, with a Spark pool for Synapse Link's Delta export and serverless SQL. */
export class SynapseWorkspace extends pulumi.ComponentResource {
  readonly workspaceId: pulumi.Output<string>;
  readonly storage: DataLake;

  constructor(name: string, args: SynapseWorkspaceArgs, options?: pulumi.ComponentResourceOptions) {
    super("commerce:synapse:SynapseWorkspace", name, {}, options);
    const storage = new DataLake(name, { ...args.account, containers: [fileSystem] }, { parent: this });
    const workspace = this.createWorkspace(name, args, storage);
    this.admit(workspace, args);
    this.createAdministrator(name, workspace, args);
    this.createSparkPool(workspace, args);
    this.grant(name, args.workspaceName, workspace, storage);
    this.workspaceId = workspace.id;
    this.storage = storage;
    this.registerOutputs();
  }

  private createWorkspace(name: string, args: SynapseWorkspaceArgs, storage: DataLake) {
    const { exfiltrationProtection, tenantId } = args;
    return new synapse.Workspace(
      name,
      {
        workspaceName: args.workspaceName,
        resourceGroupName: args.resourceGroupName,
        tags: args.tags,
        identity: { type: "SystemAssigned" },
        // Cannot be relied upon once the workspace exists (pulumi-azure-native #2541).
        azureADOnlyAuthentication: true,
        defaultDataLakeStorage: {
          accountUrl: `https://${storage.accountName}.dfs.core.windows.net`,
          filesystem: fileSystem,
          resourceId: storage.accountId,
          createManagedPrivateEndpoint: args.network === "private" || exfiltrationProtection,
        },
        managedVirtualNetwork: "default",
        managedVirtualNetworkSettings: {
          preventDataExfiltration: exfiltrationProtection,
          ...(exfiltrationProtection && { allowedAadTenantIdsForLinking: [tenantId] }),
        },
        publicNetworkAccess: args.ipRanges.length > 0 ? "Enabled" : "Disabled",
        trustedServiceBypassEnabled: false,
      },
      { parent: this, ...keptOnDelete },
    );
  }

  // The workspace is protected; what can be changed on it is not.
  private admit(workspace: synapse.Workspace, { resourceGroupName, ipRanges }: SynapseWorkspaceArgs) {
    for (const range of ipRanges) {
      const { start, end } = boundsOf(range);
      const ruleName = `from-${range.replace("/", "-")}`;
      new synapse.IpFirewallRule(
        ruleName,
        { resourceGroupName, workspaceName: workspace.name, ruleName, startIpAddress: start, endIpAddress: end },
        { parent: workspace, protect: false, deletedWith: workspace },
      );
    }
  }

  private createAdministrator(name: string, workspace: synapse.Workspace, args: SynapseWorkspaceArgs) {
    const { administrator, resourceGroupName, tenantId } = args;
    if (administrator === undefined) return;
    new synapse.WorkspaceAadAdmin(
      name,
      {
        resourceGroupName,
        workspaceName: workspace.name,
        administratorType: "ActiveDirectory",
        login: administrator.name,
        sid: administrator.objectId,
        tenantId,
      },
      { parent: workspace, protect: false, deletedWith: workspace },
    );
  }

  private createSparkPool(workspace: synapse.Workspace, { resourceGroupName, tags }: SynapseWorkspaceArgs) {
    new synapse.BigDataPool(
      sparkPoolName,
      { resourceGroupName, workspaceName: workspace.name, bigDataPoolName: sparkPoolName, tags, ...sparkPool },
      { parent: workspace, protect: false, deletedWith: workspace },
    );
  }

  /** What Spark needs to start, on its own container only (Microsoft: Grant permissions to workspace managed identity). */
  private grant(name: string, principal: string, workspace: synapse.Workspace, storage: DataLake) {
    new Access(
      name,
      {
        principal,
        principalId: workspace.identity.apply((identity) => identity?.principalId ?? ""),
        principalType: "ServicePrincipal",
        grants: [
          {
            role: "Storage Blob Data Contributor",
            scope: storage.containerId(fileSystem),
            on: `${storage.accountName}/${fileSystem}`,
          },
        ],
      },
      { parent: this },
    );
  }
}
