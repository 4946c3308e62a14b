import { ManagedPrivateEndpoint } from "@pulumi/azure-native/datafactory";
import { PrivateEndpoint } from "@pulumi/azure-native/network";
import { Workspace } from "@pulumi/azure-native/synapse";
import type { PolicyResource } from "@pulumi/policy";

type Json = Readonly<Record<string, unknown>>;

/** Whether a resource is a private endpoint, or makes some to the account that it depends on. */
export function isPrivateEndpoint(resource: PolicyResource): boolean {
  if (resource.isType(PrivateEndpoint) || resource.isType(ManagedPrivateEndpoint)) return true;
  if (!resource.isType(Workspace)) return false;
  const storage = resource.props["defaultDataLakeStorage"] as Json | undefined;
  return storage?.["createManagedPrivateEndpoint"] === true;
}

/** What of an account a private endpoint reaches: `dfs`, `blob`. */
export function groupsReachedBy(resource: PolicyResource): readonly unknown[] {
  if (!isPrivateEndpoint(resource)) return [];
  if (resource.isType(ManagedPrivateEndpoint)) return [(resource.props["properties"] as Json)["groupId"]];
  if (resource.isType(PrivateEndpoint)) {
    const connections = (resource.props["privateLinkServiceConnections"] ?? []) as readonly Json[];
    return connections.flatMap(({ groupIds }) => groupIds ?? []);
  }
  // A workspace says only that it makes what it needs.
  return ["dfs", "blob"];
}
