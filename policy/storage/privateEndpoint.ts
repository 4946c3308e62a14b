import { ManagedPrivateEndpoint } from "@pulumi/azure-native/datafactory";
import { PrivateEndpoint } from "@pulumi/azure-native/network";
import { Workspace } from "@pulumi/azure-native/synapse";
import type { PolicyResource } from "@pulumi/policy";

/** Whether a resource is a private endpoint, or makes one to the account that it depends on. */
export function isPrivateEndpoint(resource: PolicyResource): boolean {
  if (resource.isType(PrivateEndpoint) || resource.isType(ManagedPrivateEndpoint)) return true;
  if (!resource.isType(Workspace)) return false;
  const storage = resource.props["defaultDataLakeStorage"] as
    { readonly createManagedPrivateEndpoint?: boolean } | undefined;
  return storage?.createManagedPrivateEndpoint === true;
}
