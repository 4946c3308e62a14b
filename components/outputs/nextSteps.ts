import type { BronzeFormat } from "../../pipelines/bronze";
import type { TriggerState } from "../trigger";
import { endpointName, storageGroups } from "../network/approval";

/** What is deployed, by name, as far as it leaves something to do by hand. */
export interface Progress {
  readonly stack: string;
  readonly resourceGroup: string;
  readonly bronze: {
    readonly format: BronzeFormat;
    readonly account: string;
    readonly resourceGroup: string;
    readonly ours: boolean;
    readonly sharedKeyAccess: boolean;
  };
  readonly lakeAccount: string;
  readonly goldAccount: string;
  readonly factory: string;
  readonly private: boolean;
  /** Accounts to which the factory has private endpoints that this deployment does not approve. */
  readonly unapproved: readonly { readonly name: string; readonly account: string; readonly resourceGroup: string }[];
  /** The enterprise policy that Synapse Link reaches the bronze account with. */
  readonly enterprisePolicy: string | undefined;
  /** Whether the trigger of the load is on; undefined where there is none yet. */
  readonly trigger: TriggerState | undefined;
  readonly synapse:
    | {
        readonly workspace: string;
        readonly account: string;
        readonly exfiltrationProtection: boolean;
        /** From any public address. */
        readonly reachable: boolean;
      }
    | undefined;
}

/** What is left to do by hand, in order. */
export function nextSteps(progress: Progress): readonly string[] {
  return [
    ...approvalSteps(progress),
    ...policySteps(progress),
    ...(progress.trigger === undefined ? linkSteps(progress) : loadSteps(progress)),
    ...customerInsightsSteps(progress),
    ...synapseSteps(progress),
  ];
}

function approvalSteps({ unapproved, factory }: Progress): readonly string[] {
  return unapproved.map(({ name, account, resourceGroup }) => {
    const endpoints = storageGroups.map((group) => endpointName(name, group)).join(" and ");
    return `Let the owner of storage account ${account} approve the private endpoints ${endpoints} of ${factory}. ${approve(resourceGroup, account)}`;
  });
}

function policySteps({ bronze: { account, ours }, enterprisePolicy }: Progress): readonly string[] {
  return ours && enterprisePolicy !== undefined
    ? [
        `Give the managed identity of ${enterprisePolicy} the role Storage Blob Data Contributor on storage account ${account}, and make the link with "Select Enterprise Policy with Managed Service Identity".`,
      ]
    : [];
}

function linkSteps({ bronze, synapse }: Progress): readonly string[] {
  const { account, ours, sharedKeyAccess } = bronze;
  const keys =
    ours && !sharedKeyAccess
      ? " If it reports that keys of the account are refused: pulumi config set bronzeSharedKeyAccess true && pulumi up"
      : "";
  return [
    `Give whoever makes the link the roles Owner and Storage Blob Data Contributor on storage account ${account}, and System Administrator in Dataverse.`,
    ...(bronze.format === "delta" && synapse ? workspaceSteps(synapse.workspace, account) : []),
    `In Power Apps, make an Azure Synapse Link to storage account ${account} with the values of the output "synapseLink", and add the Commerce tables.${keys}`,
    "Name the container that it makes, and deploy again: pulumi config set bronzeContainer dataverse-<environment>-<organization> && pulumi up",
  ];
}

/** Microsoft: Create an Azure Synapse Link for Dataverse with your Azure Synapse workspace, prerequisites. */
function workspaceSteps(workspace: string, account: string): readonly string[] {
  return [
    `Give the same person the role Synapse Administrator: az synapse role assignment create --workspace-name ${workspace} --role "Synapse Administrator" --assignee <object id>`,
    `In Synapse Studio of workspace ${workspace}, under Manage > Linked services, add storage account ${account}.`,
  ];
}

function loadSteps({ goldAccount, trigger }: Progress): readonly string[] {
  return [
    ...(trigger === "Stopped"
      ? ["Start the load when its time has come: pulumi config set triggerState Started && pulumi up"]
      : []),
    `Give whoever adds the data source the role Storage Blob Data Reader on storage account ${goldAccount}.`,
  ];
}

/** Private links are made in Customer Insights and approved by hand (Microsoft: Private link, Customer Insights - Data). */
function customerInsightsSteps(progress: Progress): readonly string[] {
  const { resourceGroup, goldAccount, trigger } = progress;
  return [
    ...(progress.private
      ? [
          `In Customer Insights - Data, under Settings > Permissions > Private Links, add a private link to storage account ${goldAccount} of resource group ${resourceGroup}. It asks for four connections. ${approve(resourceGroup, goldAccount)} Then validate the link there.`,
        ]
      : []),
    ...(trigger === undefined
      ? []
      : [
          'After the first load, in Customer Insights - Data, add a data source with the values of the output "customerInsights". Tables cannot be added to it later: attach all of them.',
        ]),
  ];
}

/** Private endpoints of a workspace are made through the workspace itself, for which azure-native has no resource (#2795). */
function synapseSteps(progress: Progress): readonly string[] {
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
  const id = `$(az storage account show --resource-group ${target.resourceGroup} --name ${target.account} --query id --output tsv)`;
  return `az synapse managed-private-endpoints create --workspace-name ${workspace} --pe-name ${target.account} --file "{\\"privateLinkResourceId\\":\\"${id}\\",\\"groupId\\":\\"dfs\\"}"`;
}

/** The connection's name is made by the account, so it is looked up; approving all would let strangers in. */
function approve(resourceGroup: string, account: string): string {
  const list = `az network private-endpoint-connection list --resource-group ${resourceGroup} --name ${account} --type Microsoft.Storage/storageAccounts --query "[?properties.privateLinkServiceConnectionState.status=='Pending'].{id:id, endpoint:properties.privateEndpoint.id}"`;
  return `List what waits: ${list}. Approve each that is expected: az network private-endpoint-connection approve --id <id>.`;
}
