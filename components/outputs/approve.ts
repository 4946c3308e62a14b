import { shellWord } from "../../errors/shell";

/** The connection's name is made by the account, so it is looked up; approving all would let strangers in. */
export function approve(resourceGroup: string, account: string): string {
  const list = `az network private-endpoint-connection list --resource-group ${shellWord(resourceGroup)} --name ${account} --type Microsoft.Storage/storageAccounts --query "[?properties.privateLinkServiceConnectionState.status=='Pending'].{id:id, endpoint:properties.privateEndpoint.id}"`;
  return `List what waits: ${list}. Approve each that is expected: az network private-endpoint-connection approve --id <id>.`;
}
