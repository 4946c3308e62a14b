import * as storage from "@pulumi/azure-native/storage";
import * as pulumi from "@pulumi/pulumi";
import { containerIdOf, type Account } from "./account";
import { keptOnDelete } from "./keptOnDelete";
import type { Redundancy } from "./redundancy";

export interface DataLakeArgs {
  readonly accountName: string;
  readonly resourceGroupName: pulumi.Input<string>;
  readonly redundancy: Redundancy;
  readonly containers: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
}

/** Days that a deleted blob or container can be brought back. */
const softDelete = { enabled: true, days: 7 };

/** A storage account with hierarchical namespace and its containers: Entra identities only, and never lost by a deployment. */
export class DataLake extends pulumi.ComponentResource implements Account {
  readonly accountName: string;
  readonly accountId: pulumi.Output<string>;
  readonly resourceGroupName: pulumi.Input<string>;
  private readonly containers: ReadonlyMap<string, storage.BlobContainer>;

  constructor(name: string, args: DataLakeArgs, options?: pulumi.ComponentResourceOptions) {
    super("commerce:storage:DataLake", name, {}, options);
    const { accountName, resourceGroupName } = args;
    const account = new storage.StorageAccount(
      name,
      {
        accountName,
        resourceGroupName,
        tags: args.tags,
        kind: storage.Kind.StorageV2,
        sku: { name: `Standard_${args.redundancy}` },
        accessTier: storage.AccessTier.Hot,
        isHnsEnabled: true,
        minimumTlsVersion: storage.MinimumTlsVersion.TLS1_2,
        enableHttpsTrafficOnly: true,
        allowSharedKeyAccess: false,
        defaultToOAuthAuthentication: true,
        allowBlobPublicAccess: false,
        allowCrossTenantReplication: false,
        isSftpEnabled: false,
        isLocalUserEnabled: false,
        // Customer Insights reaches an account without private link by its public endpoint only (Microsoft: Private link).
        publicNetworkAccess: storage.PublicNetworkAccess.Enabled,
      },
      { parent: this, ...keptOnDelete },
    );
    // With hierarchical namespace there is soft delete, but neither versioning nor a change feed (Microsoft: Blob Storage
    // feature support in Azure Storage accounts).
    new storage.BlobServiceProperties(
      name,
      {
        accountName: account.name,
        resourceGroupName,
        blobServicesName: "default",
        deleteRetentionPolicy: softDelete,
        containerDeleteRetentionPolicy: softDelete,
      },
      { parent: account, ...keptOnDelete },
    );
    this.containers = new Map(
      args.containers.map((containerName) => {
        const container = new storage.BlobContainer(
          `${name}-${containerName}`,
          { accountName: account.name, resourceGroupName, containerName, publicAccess: storage.PublicAccess.None },
          { parent: account, ...keptOnDelete },
        );
        return [containerName, container];
      }),
    );
    this.accountName = accountName;
    this.accountId = account.id;
    this.resourceGroupName = resourceGroupName;
    this.registerOutputs();
  }

  containerId(container: string): pulumi.Output<string> {
    return this.containers.get(container)?.id ?? containerIdOf(this.accountId, container);
  }
}
