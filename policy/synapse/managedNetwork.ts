import { Workspace } from "@pulumi/azure-native/synapse";
import { resourcePolicy } from "../define";

export const managedNetwork = resourcePolicy(
  {
    name: "synapse-managed-network",
    description: "Synapse workspaces have a managed virtual network",
    severity: "high",
    // In ARM templates checkov 3.3.30 refuses "default", the only value there is; the built-in definition asks for it.
    rules: ["CKV_AZURE_58", "2d9dbfa3-927b-4cf0-9d0f-08747f971650"],
    benchmark: ["NS-2"],
    remediation: 'Set managedVirtualNetwork to "default" before the workspace is created: it cannot be changed later',
  },
  Workspace,
  function* ({ managedVirtualNetwork }) {
    if (managedVirtualNetwork !== "default") yield "has no managed virtual network";
  },
);
