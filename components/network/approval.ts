import { problem } from "../../errors";

/** What a hierarchical account is reached by: data flows use both (Microsoft: Use private endpoints for Azure Storage). */
export const storageGroups = ["dfs", "blob"] as const;

/** The name of a managed private endpoint: `lakeDfs`. */
export function endpointName(target: string, groupId: string): string {
  return target + groupId.slice(0, 1).toUpperCase() + groupId.slice(1);
}

/** A private endpoint connection, as a storage account lists it. */
export interface Connection {
  readonly name: string;
  readonly privateEndpoint?: { readonly id?: string };
}

/**
 * The account's name for the connection of a factory's managed private endpoint. The endpoint lies in a subscription of
 * Microsoft and is called `<factory>.<endpoint>` there.
 */
export function connectionOf(
  connections: readonly Connection[],
  { account, factory, endpoint }: { readonly account: string; readonly factory: string; readonly endpoint: string },
): string {
  const wanted = `/privateendpoints/${factory}.${endpoint}`.toLowerCase();
  const found = connections.find(({ privateEndpoint }) => privateEndpoint?.id?.toLowerCase().endsWith(wanted));
  if (found === undefined) throw problem("private-endpoint-connection-missing", { account, factory, endpoint });
  return found.name;
}

/** Approves the connection named by its parameter, `<account>/<connection>`; to approve it again changes nothing. */
export const approvalTemplate = {
  $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  contentVersion: "1.0.0.0",
  parameters: { connection: { type: "string" } },
  resources: [
    {
      type: "Microsoft.Storage/storageAccounts/privateEndpointConnections",
      apiVersion: "2024-01-01",
      name: "[parameters('connection')]",
      properties: { privateLinkServiceConnectionState: { status: "Approved", description: "Approved by Pulumi" } },
    },
  ],
} as const;
