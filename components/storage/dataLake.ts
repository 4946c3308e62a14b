import * as authorization from "@pulumi/azure-native/authorization";
import * as storage from "@pulumi/azure-native/storage";
import * as pulumi from "@pulumi/pulumi";
import { containerIdOf, type Account } from "./account";
import { keptOnDelete } from "../keptOnDelete";
import { accountFirewall, type AccountNetwork } from "../network/network";
import type { Redundancy } from "./redundancy";

export interface DataLakeArgs {
  readonly accountName: string;
  readonly resourceGroupName: pulumi.Input<string>;
  readonly redundancy: Redundancy;
  readonly network: AccountNetwork;
  /** Whether the account accepts its keys beside Entra identities. */
  readonly sharedKeyAccess: boolean;
  /** Whether Azure itself refuses to delete the account. */
  readonly locked: boolean;
  readonly containers: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
}

/** Days that a deleted blob or container can be brought back. */
const softDelete = { enabled: true, days: 7 };

/** Encrypted by the service and once more by the infrastructure, which cannot be chosen later. */
const encryption = {
  keySource: storage.KeySource.Microsoft_Storage,
  requireInfrastructureEncryption: true,
  services: { blob: { enabled: true, keyType: "Account" }, file: { enabled: true, keyType: "Account" } },
};

/** A longer shared access signature leaves a trace in the logs. */
const sasPolicy = { expirationAction: storage.ExpirationAction.Log, sasExpirationPeriod: "1.00:00:00" };

/** A storage account with hierarchical namespace and its containers: Entra identities, and never lost by a deployment. */
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
        allowSharedKeyAccess: args.sharedKeyAccess,
        defaultToOAuthAuthentication: true,
        allowBlobPublicAccess: false,
        allowCrossTenantReplication: false,
        isSftpEnabled: false,
        isLocalUserEnabled: false,
        sasPolicy,
        encryption,
        ...accountFirewall(args.network),
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
    if (args.locked)
      new authorization.ManagementLockByScope(
        name,
        {
          scope: account.id,
          lockName: "keep",
          level: authorization.LockLevel.CanNotDelete,
          notes: "Holds data. Set deletionLocks to false and deploy to take the lock away.",
        },
        // Protected, as its parent is, the lock could not be taken away.
        { parent: account, protect: false },
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
