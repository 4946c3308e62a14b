import type * as pulumi from "@pulumi/pulumi";
import type { FactoryContent } from "../pipelines";
import type { BronzeFormat } from "../pipelines/bronze";
import { containers, goldRoot } from "../pipelines/layout";
import { viewDatabase } from "../pipelines/views";
import type { Account } from "./account";
import { sparkPoolName } from "./sparkPool";

interface Place {
  readonly subscriptionId: pulumi.Input<string>;
  readonly account: Account;
}

interface Link extends Place {
  readonly location: string;
  readonly bronzeFormat: BronzeFormat;
}

/** What to enter in Power Apps to make the link (Microsoft: Query and analyze the incremental updates, Azure Synapse Link for Dataverse). */
export function synapseLinkSettings({ subscriptionId, account, location, bronzeFormat }: Link) {
  return {
    subscriptionId,
    resourceGroup: account.resourceGroupName,
    storageAccount: account.accountName,
    /** Synapse Link wants the environment, the account and so this deployment in one region. */
    region: location,
    connectToSynapseWorkspace: bronzeFormat === "delta",
    enableIncrementalUpdateFolderStructure: bronzeFormat === "csv",
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

/** Where analysts and the views find the workspace, and what Synapse Link's Delta export asks for. */
export function synapseSettings(workspace: string) {
  return {
    workspace,
    serverlessSql: `${workspace}-ondemand.sql.azuresynapse.net`,
    database: viewDatabase,
    sparkPool: sparkPoolName,
  };
}
