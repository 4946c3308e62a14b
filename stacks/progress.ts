import type { TriggerState } from "../components/trigger";
import { targetsOf, type Accounts, type Ground } from "./accounts";

/** How far a stack is, for the next steps. `trigger` is the state of the load's, once there is one. */
export function progress(ground: Ground, accounts: Accounts, trigger: TriggerState | undefined) {
  const { configuration, names, stack } = ground;
  const { bronze: configured, network, synapse, synapseLinkRoute } = configuration;
  const groupOf = (name: string) =>
    (name in accounts.ours ? undefined : configured.account?.resourceGroupName) ?? names.resourceGroup;
  const targets = network === "private" ? targetsOf(accounts, ground) : [];
  return {
    stack,
    resourceGroup: names.resourceGroup,
    bronze: {
      format: configured.format,
      account: accounts.bronze.accountName,
      resourceGroup: groupOf("bronze"),
      ours: configured.account === undefined,
      sharedKeyAccess: configured.sharedKeyAccess,
    },
    lakeAccount: names.lakeAccount,
    goldAccount: names.goldAccount,
    factory: names.factory,
    private: network === "private",
    unapproved: targets
      .filter(({ approved }) => !approved)
      .map(({ name, account }) => ({ name, account: account.accountName, resourceGroup: groupOf(name) })),
    enterprisePolicy: synapseLinkRoute === "public" ? undefined : synapseLinkRoute,
    trigger,
    synapse: synapse && {
      workspace: names.synapseWorkspace,
      account: names.synapseAccount,
      exfiltrationProtection: synapse.exfiltrationProtection,
      reachable: synapse.ipRanges.length > 0,
    },
  };
}
