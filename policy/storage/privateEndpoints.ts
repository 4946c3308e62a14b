import { StorageAccount } from "@pulumi/azure-native/storage";
import { stackPolicy } from "../define";
import { groupsReachedBy } from "./privateEndpoint";

/** A data lake is reached by both, whatever the client (Microsoft: Use private endpoints for Azure Storage). */
const needed = ["dfs", "blob"] as const;

export const privateEndpoints = stackPolicy(
  {
    name: "storage-private-endpoints",
    description: "Every storage account is reached by private endpoints",
    severity: "high",
    rules: ["CKV2_AZURE_33", "6edd7eda-6dd8-40f7-810d-67160c639cd9"],
    benchmark: ["NS-2"],
    profiles: ["private"],
    remediation: `Declare managed private endpoints of the factory to its ${needed.join(" and ")}`,
  },
  function* (resource, all) {
    if (!resource.isType(StorageAccount)) return;
    const reached = all.filter(({ dependencies }) => dependencies.includes(resource)).flatMap(groupsReachedBy);
    const missing = needed.filter((group) => !reached.includes(group));
    if (missing.length > 0) yield `has no private endpoint to its ${missing.join(" and ")}`;
  },
);
