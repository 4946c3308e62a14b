import { Factory } from "@pulumi/azure-native/datafactory";
import { resourcePolicy } from "../define";

export const publicNetworkOff = resourcePolicy(
  {
    name: "data-factory-public-network-off",
    description: "The factory of a private stack has no public endpoint",
    severity: "medium",
    rules: ["CKV_AZURE_104", "1cf164be-6819-4a50-b8fa-4bcaa4f98fb6"],
    benchmark: ["NS-2"],
    profiles: ["private"],
    remediation: 'Set publicNetworkAccess to "Disabled"',
  },
  Factory,
  function* ({ publicNetworkAccess }) {
    if (publicNetworkAccess !== "Disabled") yield "has a public endpoint";
  },
);
