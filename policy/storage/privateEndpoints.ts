import { StorageAccount } from "@pulumi/azure-native/storage";
import { stackPolicy } from "../define";
import { isPrivateEndpoint } from "./privateEndpoint";

export const privateEndpoints = stackPolicy(
  {
    name: "storage-private-endpoints",
    description: "Every storage account is reached by a private endpoint",
    severity: "high",
    rules: ["CKV2_AZURE_33", "6edd7eda-6dd8-40f7-810d-67160c639cd9"],
    benchmark: ["NS-2"],
    profiles: ["private"],
    remediation: "Declare a managed private endpoint of the factory to it",
  },
  function* (resource, all) {
    const reached = all.some((other) => isPrivateEndpoint(other) && other.dependencies.includes(resource));
    if (resource.isType(StorageAccount) && !reached) yield "has no private endpoint";
  },
);
