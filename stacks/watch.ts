import type * as resources from "@pulumi/azure-native/resources";
import * as pulumi from "@pulumi/pulumi";
import * as components from "../components";
import { goldTables } from "../pipelines/gold";
import { goldName } from "../pipelines/orchestration/gold";
import type { Ground } from "./accounts";

export interface Watched {
  readonly group: resources.ResourceGroup;
  readonly factory: components.DataFactory;
  readonly synapse: components.SynapseWorkspace | undefined;
  /** Those of our own, by name. */
  readonly accounts: Readonly<Record<string, components.DataLake>>;
  /** Whether there is a load. */
  readonly loaded: boolean;
}

/** Monitoring and a budget, where they are configured. */
export function watch({ configuration, names, tags, resourceGroupName }: Ground, watched: Watched): void {
  const { monitoring, budget } = configuration;
  if (monitoring)
    new components.Monitoring("monitoring", {
      ...monitoring,
      resourceGroupName,
      logWorkspaceName: names.logWorkspace,
      actionGroupName: names.actionGroup,
      sources: sourcesOf(watched),
      factoryId: watched.factory.factory.id,
      goldPipelines: watched.loaded ? goldTables.map(goldName) : [],
      tags,
    });
  if (budget) components.budget(watched.group.id, budget);
}

function sourcesOf({ factory, synapse, accounts }: Watched) {
  return [
    { name: "factory", kind: "factory", id: factory.factory.id } as const,
    ...Object.entries({ ...accounts, ...(synapse && { "synapse-account": synapse.storage }) }).map(
      ([name, { accountId }]) =>
        ({ name, kind: "blobs", id: pulumi.interpolate`${accountId}/blobServices/default` }) as const,
    ),
    ...(synapse ? [{ name: "synapse", kind: "synapse", id: synapse.workspaceId } as const] : []),
  ];
}
