import type * as pulumi from "@pulumi/pulumi";
import type { FactoryContent } from "../../pipelines";
import type { BronzeFormat } from "../../pipelines/bronze";
import { containers, goldRoot } from "../../pipelines/layout";
import { viewDatabase } from "../../pipelines/views";
import type { Account } from "../storage/account";
import { sparkPoolName } from "../synapse/sparkPool";

interface Place {
  readonly subscriptionId: pulumi.Input<string>;
  readonly account: Account;
}

interface Link extends Place {
  readonly location: string;
  readonly bronzeFormat: BronzeFormat;
  /** Of this deployment, if it has one. */
  readonly workspace: string | undefined;
}

/** What to enter in Power Apps to make the link. */
export function synapseLinkSettings({ subscriptionId, account, location, bronzeFormat, workspace }: Link) {
  return {
    subscriptionId,
    resourceGroup: account.resourceGroupName,
    storageAccount: account.accountName,
    /** Synapse Link wants the environment, the account and so this deployment in one region. */
    region: location,
    ...linkKinds[bronzeFormat](workspace),
    timeIntervalMinutes: 60,
  };
}

const linkKinds: Readonly<Record<BronzeFormat, (workspace: string | undefined) => object>> = {
  /** Microsoft: Query and analyze the incremental updates. */
  csv: () => ({ connectToSynapseWorkspace: false, enableIncrementalUpdateFolderStructure: true }),
  /** Microsoft: Export Dataverse data in Delta Lake format. */
  delta: (workspace) => ({
    connectToSynapseWorkspace: true,
    ...(workspace && { workspace, useSparkPool: sparkPoolName }),
  }),
};

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
