import type * as pulumi from "@pulumi/pulumi";
import * as components from "../components";
import { containers } from "../pipelines/layout";
import type { Configuration } from "./configuration";

/** What every account of a stack has in common. */
export interface Ground {
  readonly stack: string;
  readonly configuration: Configuration;
  readonly names: components.Names;
  readonly tags: Readonly<Record<string, string>>;
  readonly resourceGroupName: pulumi.Input<string>;
  readonly subscriptionId: pulumi.Input<string>;
  readonly tenantId: pulumi.Input<string>;
}

/** The accounts of the three layers. Bronze has one of its own, so that what Synapse Link needs opens nothing else. */
export function deployAccounts(ground: Ground) {
  const { configuration, names } = ground;
  const { account: adopted, sharedKeyAccess } = configuration.bronze;
  const common = { ...accountDefaults(ground), network: accountNetwork(ground) };
  const lake = new components.DataLake("lake", {
    ...common,
    accountName: names.lakeAccount,
    containers: [containers.silver, containers.quarantine, containers.state],
  });
  const gold = new components.DataLake("gold", {
    ...common,
    accountName: names.goldAccount,
    containers: [containers.gold],
  });
  if (adopted) return { bronze: components.adoptAccount(adopted), lake, gold, ours: { lake, gold } };
  const bronze = new components.DataLake("bronze", {
    ...common,
    accountName: names.bronzeAccount,
    network: bronzeNetwork(ground),
    sharedKeyAccess,
    // Synapse Link makes its container itself.
    containers: [],
  });
  return { bronze, lake, gold, ours: { bronze, lake, gold } };
}

export type Accounts = ReturnType<typeof deployAccounts>;

/** What the factory's private endpoints lead to. An account that is not ours is approved by its owner. */
export function targetsOf({ bronze, lake, gold, ours }: Accounts, { configuration }: Ground) {
  return Object.entries({ bronze, lake, gold }).map(([name, account]) => ({
    name,
    account,
    approved: name in ours && configuration.approvePrivateEndpoints,
  }));
}

/** The Synapse workspace, where one is configured, and its account. */
export function deploySynapse(ground: Ground): components.SynapseWorkspace | undefined {
  const { configuration, names, tags, resourceGroupName, tenantId } = ground;
  if (configuration.synapse === undefined) return undefined;
  return new components.SynapseWorkspace("synapse", {
    ...configuration.synapse,
    workspaceName: names.synapseWorkspace,
    resourceGroupName,
    tenantId,
    network: configuration.network,
    account: { ...accountDefaults(ground), accountName: names.synapseAccount, network: accountNetwork(ground) },
    tags,
  });
}

function accountDefaults({ configuration, resourceGroupName, tags }: Ground) {
  const { redundancy, deletionLocks } = configuration;
  return { resourceGroupName, redundancy, locked: deletionLocks, sharedKeyAccess: false, tags };
}

/**
 * Serverless SQL is outside the workspace's virtual network and comes in as that workspace (Microsoft: Synapse, storage
 * firewall).
 */
function accountNetwork(ground: Ground): components.AccountNetwork {
  const { network, allowedIpRanges, synapse } = ground.configuration;
  if (network === "open") return { kind: "open" };
  const resources = synapse === undefined ? [] : [components.workspaceInstance(ground, ground.names.synapseWorkspace)];
  return { kind: "private", ipRanges: allowedIpRanges, resources };
}

/**
 * Synapse Link reaches the account by its enterprise policy, or as anyone does (Microsoft: Managed identities for Azure with
 * your data lake storage).
 */
function bronzeNetwork(ground: Ground): components.AccountNetwork {
  const network = accountNetwork(ground);
  const route = ground.configuration.synapseLinkRoute;
  if (network.kind === "open" || route === undefined) return network;
  if (route === "public") return { kind: "open" };
  const policy = { tenantId: ground.tenantId, resourceId: route };
  return { ...network, resources: [...network.resources, policy] };
}
