import { StorageAccount } from "@pulumi/azure-native/storage";
import { resourcePolicy } from "../define";

export const publicNetworkOff = resourcePolicy(
  {
    name: "storage-public-network-off",
    description: "Storage accounts of a private stack have no public endpoint",
    severity: "high",
    rules: ["CKV_AZURE_59", "b2982f36-99f2-4db5-8eff-283140c09693"],
    benchmark: ["NS-2"],
    profiles: ["private"],
    remediation: 'Set publicNetworkAccess to "Disabled"',
  },
  StorageAccount,
  function* ({ publicNetworkAccess }) {
    if (publicNetworkAccess !== "Disabled") yield "has a public endpoint";
  },
);
