import { StorageAccount } from "@pulumi/azure-native/storage";
import { resourcePolicy } from "../define";

export const networkClosed = resourcePolicy(
  {
    name: "storage-network-closed",
    description: "The firewall of storage accounts lets nobody in by default",
    severity: "high",
    rules: ["CKV_AZURE_35", "34c877ad-507e-4c82-993e-3452a6e0ad3c"],
    benchmark: ["NS-2"],
    profiles: ["private"],
    remediation: 'Set the defaultAction of networkRuleSet to "Deny"',
  },
  StorageAccount,
  function* ({ networkRuleSet }) {
    if (networkRuleSet?.defaultAction !== "Deny") yield "lets every network in";
  },
);
