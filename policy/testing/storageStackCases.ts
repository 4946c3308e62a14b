import { unknown } from "./analyze";
import { resource, type Props, type StackCases } from "./cases";

const account = "azure-native:storage:StorageAccount";
const container = "azure-native:storage:BlobContainer";
const service = "azure-native:storage:BlobServiceProperties";
const gold = resource(account, "gold", {});
const lake = resource(account, "lake", {});
const containerOf = (parent: { urn: string }, containerName: string) =>
  resource(container, containerName, { containerName }, { dependencies: [parent.urn] });
const endpoint = (type: string, target: { urn: string }, props: Props = {}) =>
  resource(type, "endpoint", props, { dependencies: [target.urn] });
const managedTo = (groupId: string, target: { urn: string }) =>
  resource(
    managedEndpoint,
    groupId,
    { properties: { groupId, privateLinkResourceId: unknown } },
    { dependencies: [target.urn] },
  );
const toBoth = { privateLinkServiceConnections: [{ groupIds: ["dfs"] }, { groupIds: ["blob"] }] };
const privateEndpoint = "azure-native:network:PrivateEndpoint";
const managedEndpoint = "azure-native:datafactory:ManagedPrivateEndpoint";
const workspace = (createManagedPrivateEndpoint: unknown, target: { urn: string }) =>
  resource(
    "azure-native:synapse:Workspace",
    "synapse",
    { defaultDataLakeStorage: { createManagedPrivateEndpoint } },
    { dependencies: [target.urn] },
  );
const both = [gold, lake, containerOf(gold, "gold"), containerOf(lake, "silver")];

const logs = (...categories: readonly string[]) =>
  resource(
    "azure-native:monitor:DiagnosticSetting",
    "logs",
    { logs: categories.map((category) => ({ category, enabled: true })) },
    { dependencies: [lake.urn] },
  );

export const storageStackCases: Readonly<Record<string, StackCases>> = {
  "storage-blob-logging": {
    passes: [[lake, logs("StorageRead", "StorageWrite", "StorageDelete")]],
    violates: [
      [[lake], "does not log StorageRead, StorageWrite, StorageDelete"],
      [[lake, logs("StorageWrite", "StorageDelete")], "does not log StorageRead"],
    ],
    unknown: [[[lake, { ...logs(), props: { logs: unknown } }], "logs"]],
  },
  "storage-soft-delete-everywhere": {
    passes: [[lake, resource(service, "lake", {}, { dependencies: [lake.urn] })]],
    violates: [
      [[lake], "has no soft delete"],
      [[lake, gold, resource(service, "lake", {}, { dependencies: [lake.urn] })], "has no soft delete"],
    ],
    unknown: [],
  },
  "storage-gold-without-private-endpoint": {
    passes: [
      both,
      [...both, endpoint(managedEndpoint, lake)],
      [...both, workspace(true, lake), workspace(false, gold)],
    ],
    violates: [
      [[...both, endpoint(managedEndpoint, gold)], "is a private endpoint of the gold account"],
      [[...both, endpoint(privateEndpoint, gold)], "is a private endpoint of the gold account"],
      [[...both, workspace(true, gold)], "is a private endpoint of the gold account"],
    ],
    unknown: [[[...both, workspace(unknown, gold)], "defaultDataLakeStorage.createManagedPrivateEndpoint"]],
  },
  "storage-private-endpoints": {
    passes: [
      [lake, managedTo("dfs", lake), managedTo("blob", lake)],
      [lake, endpoint(privateEndpoint, lake, toBoth)],
      [lake, workspace(true, lake)],
    ],
    violates: [
      [[lake], "has no private endpoint to its dfs and blob"],
      [[lake, managedTo("dfs", lake)], "has no private endpoint to its blob"],
      [[lake, gold, endpoint(privateEndpoint, gold, toBoth)], "has no private endpoint to its dfs and blob"],
    ],
    unknown: [
      [[workspace(unknown, lake), lake], "defaultDataLakeStorage.createManagedPrivateEndpoint"],
      [[lake, managedTo(unknown, lake)], "properties.groupId"],
    ],
  },
};
