import { z } from "zod";
import { computeTypes, coreCounts } from "../components/factory/integrationRuntime";
import { networks } from "../components/network/network";
import { redundancies } from "../components/storage/redundancy";
import { frequencies, triggerKinds, triggerStates } from "../components/trigger";
import { bronzeFormats } from "../pipelines/bronze";
import { flag, list, map, oneOf, optionalText, text, wholeNumber } from "./configurationTypes";

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const accountName = optionalText(/^[a-z0-9]{3,24}$/, "3 to 24 lower-case letters and digits");
const groupName = optionalText(/^[\w.()-]{0,89}[\w()-]$/, "a resource group name: 1 to 90 letters, digits and ._()-");
const byte = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const ipRange = (smallest: string) => new RegExp(`^${byte}(\\.${byte}){3}(/(${smallest}))?$`);

const bronze = {
  bronzeContainer: optionalText(
    /^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$/,
    "a container name: 3 to 63 lower-case letters, digits and single hyphens",
  ),
  bronzeFormat: oneOf(bronzeFormats),
  bronzeAccountName: accountName,
  bronzeResourceGroupName: groupName,
  bronzeSharedKeyAccess: flag(),
} as const;

const load = {
  companies: list(/^[A-Za-z0-9]{1,4}$/, "a company: 1 to 4 letters and digits"),
  ordersSince: optionalText(/^\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])$/, "a date like 2024-01-31").refine(
    (date) => date === undefined || isDate(date),
    { error: ({ input }) => `"${String(input)}" is not a day of the calendar` },
  ),
  dropColumns: list(/^\w+\.\w+$/, "a gold column like profiles_Customer.PrimaryPhone"),
  language: text(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "a language like en-us"),
  customerInsightsPrincipalId: optionalText(guid, "an object id (a GUID)"),
  deployerPrincipalId: optionalText(guid, "an object id (a GUID)"),
  removedColumns: oneOf(["refuse", "remove"]),
  tablesOnDelete: oneOf(["keep", "remove"]),
  triggerKind: oneOf(triggerKinds),
  triggerState: oneOf(triggerStates),
  scheduleFrequency: oneOf(frequencies),
  scheduleInterval: wholeNumber({ from: 1, to: 1000 }),
  scheduleStartTime: text(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ?$/, "a time like 2024-01-31T06:00:00Z"),
  // Data Factory knows those of Windows only (Microsoft: Create a schedule trigger, time zone option).
  scheduleTimeZone: text(/^[^\s/][^/]*$/, "a time zone of Windows like W. Europe Standard Time"),
  integrationRuntimeCoreCount: wholeNumber(coreCounts),
  integrationRuntimeComputeType: oneOf(computeTypes),
  integrationRuntimeTimeToLive: wholeNumber({ from: 0, to: 1440 }),
} as const;

const protection = {
  network: oneOf(networks),
  // A rule of a storage account is for one address or for at most 30 bits (Microsoft: Grant access from an IP range).
  allowedIpRanges: list(ipRange("[0-9]|[12]\\d|30"), "an address, or a range like 203.0.113.0/24"),
  approvePrivateEndpoints: flag(),
  synapseLinkRoute: optionalText(
    /^(public|\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.PowerPlatform\/enterprisePolicies\/[^/]+)$/i,
    "public, or the resource id of an enterprise policy",
  ),
  redundancy: oneOf(redundancies),
  deletionLocks: flag(),
} as const;

const synapse = {
  synapse: flag(),
  synapseExfiltrationProtection: flag(),
  synapseIpRanges: list(ipRange("[0-9]|[12]\\d|3[0-2]"), "an address, or a range like 203.0.113.0/24"),
  synapseAdministratorId: optionalText(guid, "an object id (a GUID)"),
  synapseAdministratorName: optionalText(/^\S.*$/, "the name of a user or a group"),
} as const;

const monitoring = {
  monitoring: flag(),
  logAnalyticsWorkspaceId: optionalText(
    /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.OperationalInsights\/workspaces\/[^/]+$/i,
    "the resource id of a Log Analytics workspace",
  ),
  logRetentionDays: wholeNumber({ from: 30, to: 730 }),
  alertEmails: list(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, "an e-mail address"),
  // A log query looks two days back at most (Microsoft: Log search alert rules, query time range).
  staleAfterHours: wholeNumber({ from: 0, to: 47 }),
  budgetAmount: wholeNumber({ from: 0, to: 10_000_000 }),
  budgetStart: optionalText(/^20\d\d-(0[1-9]|1[0-2])-01$/, "the first day of a month, like 2026-12-01"),
} as const;

const naming = {
  uniquenessSeed: optionalText(/./s, "a text"),
  resourceGroupName: groupName,
  lakeAccountName: accountName,
  goldAccountName: accountName,
  factoryName: optionalText(
    /^(?=.{3,63}$)[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/,
    "a factory name: 3 to 63 letters, digits and single hyphens",
  ),
  synapseAccountName: accountName,
  synapseWorkspaceName: optionalText(
    /^(?=.{1,50}$)(?!.*-ondemand)[a-z0-9]+(-[a-z0-9]+)*$/,
    "a workspace name: 1 to 50 lower-case letters, digits and single hyphens, without -ondemand",
  ),
  logWorkspaceName: optionalText(
    /^(?=.{4,63}$)[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9]$/,
    "a workspace name: 4 to 63 letters, digits and hyphens",
  ),
  actionGroupName: optionalText(/^[\w. -]{1,260}$/, "an action group name: up to 260 letters, digits, spaces and ._-"),
  tags: map().optional(),
} as const;

/** The keys of the project's own namespace. Their defaults and descriptions are in `Pulumi.yaml`. */
export const keys = { ...bronze, ...load, ...protection, ...synapse, ...monitoring, ...naming } as const;

export const schema = z.object(keys);

/** The values of the keys, each valid by itself. */
export type Values = z.infer<typeof schema>;

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
