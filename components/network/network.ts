import type * as inputs from "@pulumi/azure-native/types/input";
import { interpolate } from "@pulumi/pulumi";
import type * as pulumi from "@pulumi/pulumi";

/** How the parts of a deployment reach each other: by public endpoints, or by private ones. */
export const networks = ["open", "private"] as const;
export type Network = (typeof networks)[number];

/** Who reaches a storage account. Whatever the network, only Entra identities with a role get in. */
export type AccountNetwork = { readonly kind: "open" } | ({ readonly kind: "private" } & Exceptions);

/** Who reaches the public endpoint of an account that denies by default. */
interface Exceptions {
  /** Public addresses and ranges. */
  readonly ipRanges: readonly string[];
  /** Instances of Azure services. */
  readonly resources: readonly ResourceInstance[];
}

export interface ResourceInstance {
  readonly tenantId: pulumi.Input<string>;
  readonly resourceId: pulumi.Input<string>;
}

/**
 * The firewall of a storage account. An open one admits every network, because Customer Insights reaches an account without
 * private link by its public endpoint only (Microsoft: Private link, Customer Insights - Data). A private one has no public
 * endpoint at all unless someone needs it.
 */
export function accountFirewall(network: AccountNetwork) {
  switch (network.kind) {
    case "open":
      return {
        publicNetworkAccess: "Enabled",
        networkRuleSet: { bypass: "AzureServices", defaultAction: "Allow", ipRules: [], resourceAccessRules: [] },
      } satisfies Firewall;
    case "private":
      return {
        publicNetworkAccess: network.ipRanges.length + network.resources.length > 0 ? "Enabled" : "Disabled",
        networkRuleSet: {
          bypass: "AzureServices",
          defaultAction: "Deny",
          ipRules: network.ipRanges.map((range) => ({ action: "Allow", iPAddressOrRange: range })),
          resourceAccessRules: network.resources.map((resource) => ({ ...resource })),
        },
      } satisfies Firewall;
  }
}

interface Firewall {
  readonly publicNetworkAccess: "Enabled" | "Disabled";
  readonly networkRuleSet: inputs.storage.NetworkRuleSetArgs;
}

/**
 * A Synapse workspace as the firewalls know it. Its id is put together rather than taken from the workspace, which needs an
 * account to begin with.
 */
export function workspaceInstance(
  place: {
    readonly subscriptionId: pulumi.Input<string>;
    readonly resourceGroupName: pulumi.Input<string>;
    readonly tenantId: pulumi.Input<string>;
  },
  workspaceName: string,
): ResourceInstance {
  const { subscriptionId, resourceGroupName, tenantId } = place;
  const resourceId = interpolate`/subscriptions/${subscriptionId}/resourceGroups/${resourceGroupName}/providers/Microsoft.Synapse/workspaces/${workspaceName}`;
  return { tenantId, resourceId };
}
