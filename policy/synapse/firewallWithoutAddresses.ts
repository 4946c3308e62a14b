import { IpFirewallRule } from "@pulumi/azure-native/synapse";
import { resourcePolicy } from "../define";

export const firewallWithoutAddresses = resourcePolicy(
  {
    name: "synapse-firewall-without-addresses",
    description: "Synapse workspaces have no firewall rules of IP addresses",
    severity: "high",
    rules: ["CKV2_AZURE_19", "56fd377d-098c-4f02-8406-81eb055902b8"],
    benchmark: ["NS-2"],
    remediation: "Remove it and reach the workspace by private link",
  },
  IpFirewallRule,
  function* ({ startIpAddress = "?", endIpAddress = "?" }) {
    yield `lets ${startIpAddress} to ${endIpAddress} in`;
  },
);
