import { Workspace } from "@pulumi/azure-native/synapse";
import { resourcePolicy } from "../define";

export const publicNetworkOff = resourcePolicy(
  {
    name: "synapse-public-network-off",
    description: "Synapse workspaces have no public endpoint",
    severity: "high",
    rules: ["38d8df46-cf4e-4073-8e03-48c24b29de0d"],
    benchmark: ["NS-2"],
    remediation: 'Set publicNetworkAccess to "Disabled"',
  },
  Workspace,
  function* ({ publicNetworkAccess }) {
    if (publicNetworkAccess !== "Disabled") yield "has a public endpoint";
  },
);
