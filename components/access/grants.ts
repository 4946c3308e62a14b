import { containers } from "../../pipelines/layout";
import type { Grant } from "./access";
import type { Account } from "../storage/account";
import type { Role } from "./roles";

export interface Accounts {
  readonly bronze: Account;
  readonly lake: Account;
  readonly gold: Account;
}

/** The factory reads the container of Synapse Link, once there is one, and writes the containers made here. */
export function factoryGrants({ bronze, lake, gold }: Accounts, bronzeContainer: string | undefined): readonly Grant[] {
  return [
    ...(bronzeContainer === undefined ? [] : [onContainer("Storage Blob Data Reader", bronze, bronzeContainer)]),
    onContainer("Storage Blob Data Contributor", lake, containers.silver),
    onContainer("Storage Blob Data Contributor", lake, containers.quarantine),
    onContainer("Storage Blob Data Contributor", lake, containers.state),
    onContainer("Storage Blob Data Contributor", gold, containers.gold),
  ];
}

/** A deployment makes the tables, so it writes where they are. */
export function deployerGrants({ lake, gold }: Accounts): readonly Grant[] {
  return [
    onContainer("Storage Blob Data Contributor", lake, containers.silver),
    onContainer("Storage Blob Data Contributor", gold, containers.gold),
  ];
}

/**
 * What the Delta connector asks for, on the container rather than the account (Microsoft: Connect to Delta Lake tables,
 * prerequisites; Connect to Azure Data Lake Storage by using a service principal, option 2).
 */
export function customerInsightsGrants({ gold }: Accounts): readonly Grant[] {
  return [
    onContainer("Storage Blob Data Contributor", gold, containers.gold),
    { role: "Storage Blob Delegator", scope: gold.accountId, on: gold.accountName },
  ];
}

function onContainer(role: Role, account: Account, container: string): Grant {
  return { role, scope: account.containerId(container), on: `${account.accountName}/${container}` };
}
