import { unknown } from "./analyze";
import type { ResourceCases } from "./cases";

const workspace = "azure-native:synapse:Workspace";
const pool = (autoPause: unknown) => ({ autoPause });

export const synapseCases: Readonly<Record<string, ResourceCases>> = {
  "synapse-entra-only": {
    type: workspace,
    passes: [{ azureADOnlyAuthentication: true, sqlAdministratorLogin: "admin" }],
    violates: [
      [{}, "accepts SQL logins"],
      [{ azureADOnlyAuthentication: true, sqlAdministratorLoginPassword: "x" }, "has a password"],
    ],
    unknown: [[{ azureADOnlyAuthentication: unknown }, "azureADOnlyAuthentication"]],
  },
  "synapse-managed-network": {
    type: workspace,
    passes: [{ managedVirtualNetwork: "default" }],
    violates: [[{}, "has no managed virtual network"]],
    unknown: [[{ managedVirtualNetwork: unknown }, "managedVirtualNetwork"]],
  },
  "synapse-public-network-off": {
    type: workspace,
    passes: [{ publicNetworkAccess: "Disabled" }],
    violates: [
      [{}, "has a public endpoint"],
      [{ publicNetworkAccess: "Enabled" }, "has a public endpoint"],
    ],
    unknown: [[{ publicNetworkAccess: unknown }, "publicNetworkAccess"]],
  },
  "synapse-firewall-without-addresses": {
    type: "azure-native:synapse:IpFirewallRule",
    passes: [],
    violates: [[{ startIpAddress: "0.0.0.0", endIpAddress: "255.255.255.255" }, "lets 0.0.0.0 to 255.255.255.255 in"]],
    unknown: [[{ startIpAddress: unknown }, "startIpAddress"]],
  },
  "synapse-pool-pauses": {
    type: "azure-native:synapse:BigDataPool",
    passes: [pool({ enabled: true, delayInMinutes: 5 })],
    violates: [
      [pool(undefined), "never pauses"],
      [pool({ enabled: false }), "never pauses"],
      [pool({ enabled: true, delayInMinutes: 60 }), "pauses after 60 minutes"],
    ],
    unknown: [[pool(unknown), "autoPause"]],
  },
};
