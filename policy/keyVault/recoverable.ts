import { Vault } from "@pulumi/azure-native/keyvault";
import { resourcePolicy } from "../define";

export const recoverable = resourcePolicy(
  {
    name: "key-vault-recoverable",
    description: "What is deleted from a key vault can be brought back and not be purged",
    severity: "high",
    rules: ["CKV_AZURE_42", "CKV_AZURE_110", "CKV_AZURE_111"],
    benchmark: ["DP-8"],
    remediation: "Set enablePurgeProtection to true and leave enableSoftDelete on",
  },
  Vault,
  function* ({ properties: { enablePurgeProtection, enableSoftDelete } }) {
    if (enablePurgeProtection !== true) yield "can be purged";
    if (enableSoftDelete === false) yield "deletes for good";
  },
);
