import { shellWord } from "../../errors/shell";
import { approve } from "./approve";
import type { Progress } from "./progress";

/** Microsoft: Create an Azure Synapse Link for Dataverse with your Azure Synapse workspace, prerequisites. */
export function workspaceSteps(workspace: string, account: string): readonly string[] {
  return [
    `Give the same person the role Synapse Administrator: az synapse role assignment create --workspace-name ${workspace} --role "Synapse Administrator" --assignee <object id>`,
    `In Synapse Studio of workspace ${workspace}, under Manage > Linked services, add storage account ${account}.`,
  ];
}

/** Private endpoints of a workspace are made through the workspace itself, for which azure-native has no resource (#2795). */
export function synapseSteps(progress: Progress): readonly string[] {
  const { stack, synapse, resourceGroup, trigger } = progress;
  if (synapse === undefined) return [];
  const { workspace, account, exfiltrationProtection, reachable } = synapse;
  return [
    ...(reachable
      ? []
      : [
          `The public endpoints of workspace ${workspace} are off. Name the addresses that may reach it, pulumi config set --path 'synapseIpRanges[0]' <address or range> && pulumi up, or make private endpoints to it.`,
        ]),
    ...(trigger === undefined
      ? []
      : [
          `Make the views that analysts query, as Synapse SQL Administrator: npm run -s cli -- views --apply --stack ${stack}`,
        ]),
    'Let analysts into the database of the output "synapse", as users that may SELECT and ADMINISTER DATABASE BULK OPERATIONS, and give them Storage Blob Data Reader on the containers that they query: the views read with their identity.',
    ...(progress.private || exfiltrationProtection
      ? [
          `Approve the private endpoint of workspace ${workspace} to its own storage. ${approve(resourceGroup, account)}`,
          `Where Spark reads or writes the lake, make a private endpoint of workspace ${workspace} to it and let the account's owner approve it: ${sparkTargets(
            progress,
          )
            .map((target) => endpointCommand(workspace, target))
            .join(" && ")}`,
        ]
      : []),
  ];
}

/** Gold only in the private network: a private endpoint to it closes its public one to Customer Insights. */
function sparkTargets({ private: isPrivate, resourceGroup, bronze, lakeAccount, goldAccount }: Progress) {
  return [
    { account: bronze.account, resourceGroup: bronze.resourceGroup },
    { account: lakeAccount, resourceGroup },
    ...(isPrivate ? [{ account: goldAccount, resourceGroup }] : []),
  ];
}

function endpointCommand(workspace: string, target: { readonly account: string; readonly resourceGroup: string }) {
  const id = `$(az storage account show --resource-group ${shellWord(target.resourceGroup)} --name ${target.account} --query id --output tsv)`;
  return `az synapse managed-private-endpoints create --workspace-name ${workspace} --pe-name ${target.account} --file "{\\"privateLinkResourceId\\":\\"${id}\\",\\"groupId\\":\\"dfs\\"}"`;
}
