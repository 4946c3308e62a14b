import { endpointName, storageGroups } from "../network/approval";
import { approve } from "./approve";
import type { Progress } from "./progress";
import { synapseSteps, workspaceSteps } from "./synapseSteps";

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
