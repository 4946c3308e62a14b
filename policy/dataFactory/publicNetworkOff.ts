import { Factory } from "@pulumi/azure-native/datafactory";
import { resourcePolicy } from "../define";

export const publicNetworkOff = resourcePolicy(
  {
    name: "data-factory-public-network-off",
    description: "The factory has no public endpoint",
    severity: "medium",
    rules: ["CKV_AZURE_104", "1cf164be-6819-4a50-b8fa-4bcaa4f98fb6"],
    benchmark: ["NS-2"],
    // It concerns self-hosted runtimes, of which there is none (Microsoft: Azure Private Link for Azure Data Factory).
    remediation: 'Set publicNetworkAccess to "Disabled"',
  },
  Factory,
  function* ({ publicNetworkAccess }) {
    if (publicNetworkAccess !== "Disabled") yield "has a public endpoint";
  },
);
