import { StorageAccount } from "@pulumi/azure-native/storage";
import { resourcePolicy } from "../define";

export const hierarchicalNamespace = resourcePolicy(
  {
    name: "storage-hierarchical-namespace",
    description: "Storage accounts keep their hierarchical namespace",
    severity: "critical",
    // Changing it replaces the account; Customer Insights and Synapse ask for it (Microsoft: Connect to Delta Lake tables).
    remediation: "Set isHnsEnabled to true: to change it would replace the account and all its data",
  },
  StorageAccount,
  function* ({ isHnsEnabled }) {
    if (isHnsEnabled !== true) yield "has no hierarchical namespace";
  },
);
