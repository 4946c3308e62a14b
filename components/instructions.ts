import type * as pulumi from "@pulumi/pulumi";
import type { FactoryContent } from "../pipelines";
import { containers, goldRoot } from "../pipelines/layout";
import type { Account } from "./account";

interface Place {
  readonly subscriptionId: pulumi.Input<string>;
  readonly account: Account;
}

/** What to enter in Power Apps to make the link (Microsoft: Query and analyze the incremental updates, Azure Synapse Link for Dataverse). */
export function synapseLinkSettings({ subscriptionId, account, location }: Place & { readonly location: string }) {
  return {
    subscriptionId,
    resourceGroup: account.resourceGroupName,
    storageAccount: account.accountName,
    /** Synapse Link wants the environment, the account and so this deployment in one region. */
    region: location,
    connectToSynapseWorkspace: false,
    enableIncrementalUpdateFolderStructure: true,
    timeIntervalMinutes: 60,
  };
}

/** What to enter in Customer Insights - Data to attach the gold tables (Microsoft: Connect to Delta Lake tables). */
export function customerInsightsSettings({ subscriptionId, account }: Place, tables: FactoryContent["tables"]) {
  return {
    connector: "Azure Data Lake Delta tables",
    subscriptionId,
    resourceGroup: account.resourceGroupName,
    storageAccount: account.accountName,
    container: containers.gold,
    rootFolder: goldRoot,
    tables: tables
      .filter(({ layer }) => layer === "gold")
      .map(({ definition: { name, key, description } }) => ({ name, primaryKey: key, description })),
  };
}

export interface Progress {
  readonly bronzeAccount: string;
  readonly goldAccount: string;
  readonly factory: string;
  readonly resourceGroup: string;
  /** The trigger of the load, once there is one. */
  readonly trigger: string | undefined;
}

/** What is left to do by hand, in order. */
export function nextSteps(progress: Progress): readonly string[] {
  return progress.trigger === undefined ? linkSteps(progress) : loadSteps(progress, progress.trigger);
}

function linkSteps({ bronzeAccount }: Progress): readonly string[] {
  return [
    `In Power Apps, make an Azure Synapse Link to storage account ${bronzeAccount} with the values of the output "synapseLink", and add the Commerce tables.`,
    "Name the container that it makes, and deploy again: pulumi config set bronzeContainer dataverse-<environment>-<organization> && pulumi up",
  ];
}

function loadSteps({ factory, resourceGroup, goldAccount }: Progress, trigger: string): readonly string[] {
  return [
    `Start the load, which is deployed stopped: az datafactory trigger start --resource-group ${resourceGroup} --factory-name ${factory} --name ${trigger}`,
    `Give whoever adds the data source the role Storage Blob Data Reader on storage account ${goldAccount}.`,
    'After the first load, in Customer Insights - Data, add a data source with the values of the output "customerInsights". Tables cannot be added to it later: attach all of them.',
  ];
}
