import { Vault } from "@pulumi/azure-native/keyvault";
import { resourcePolicy } from "../define";

export const networkClosed = resourcePolicy(
  {
    name: "key-vault-network-closed",
    description: "Key vaults are not reached from public networks",
    severity: "high",
    rules: ["CKV_AZURE_109", "CKV_AZURE_189"],
    benchmark: ["NS-2"],
    remediation: 'Set publicNetworkAccess to "Disabled" and the defaultAction of networkAcls to "Deny"',
  },
  Vault,
  function* ({ properties: { publicNetworkAccess, networkAcls } }) {
    if (publicNetworkAccess?.toLowerCase() !== "disabled") yield "is reached from public networks";
    if (networkAcls?.defaultAction !== "Deny") yield "lets every network in";
  },
);
