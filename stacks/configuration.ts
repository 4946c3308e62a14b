import { closest } from "fastest-levenshtein";
import { problem } from "../errors";
import { contradictions } from "./contradictions";
import { keys, schema, type Values } from "./keys";
import { scheduleOf } from "./scheduleOf";

/** The configuration of a stack, validated. */
export type Configuration = ReturnType<typeof configurationOf>;

/**
 * Validates the configuration of a stack, by full key as Pulumi gives it. Everything that is wrong is reported at once,
 * one line a key.
 */
export function parseConfiguration(project: string, config: Readonly<Record<string, string>>) {
  const namespace = `${project}:`;
  const own = Object.fromEntries(
    Object.entries(config).flatMap(([key, value]) =>
      key.startsWith(namespace) ? [[key.slice(namespace.length), value]] : [],
    ),
  );
  const location = config["azure-native:location"];
  const parsed = schema.safeParse(own);
  const problems = [
    ...(location ? [] : ["azure-native:location: is not set; it is the Azure region of the Dataverse environment"]),
    ...unknownKeys(own).map(
      ({ key, nearest }) => `${namespace}${key}: is not a key of this project; did you mean ${nearest}?`,
    ),
    ...(parsed.error?.issues ?? []).map(
      (issue) => `${namespace}${issue.path.filter((part) => typeof part === "string").join(".")}: ${issue.message}`,
    ),
    ...(parsed.success ? contradictions(parsed.data).map((line) => `${namespace}${line}`) : []),
  ];
  if (problems.length > 0 || !parsed.success || !location) throw problem("configuration-invalid", { problems });
  return configurationOf(parsed.data, location);
}

function unknownKeys(own: Readonly<Record<string, string>>) {
  const known = Object.keys(keys);
  return Object.keys(own)
    .filter((key) => !known.includes(key))
    .map((key) => ({ key, nearest: closest(key, known) }));
}

function configurationOf(values: Values, location: string) {
  return {
    location,
    tags: values.tags ?? {},
    seed: values.uniquenessSeed,
    names: {
      resourceGroup: values.resourceGroupName,
      bronzeAccount: values.bronzeAccountName,
      lakeAccount: values.lakeAccountName,
      goldAccount: values.goldAccountName,
      factory: values.factoryName,
      synapseAccount: values.synapseAccountName,
      synapseWorkspace: values.synapseWorkspaceName,
      logWorkspace: values.logWorkspaceName,
      actionGroup: values.actionGroupName,
    },
    bronze: {
      container: values.bronzeContainer,
      format: values.bronzeFormat,
      /** An existing account; one of our own where there is none. */
      account:
        values.bronzeAccountName && values.bronzeResourceGroupName
          ? { accountName: values.bronzeAccountName, resourceGroupName: values.bronzeResourceGroupName }
          : undefined,
      sharedKeyAccess: values.bronzeSharedKeyAccess,
    },
    load: {
      companies: values.companies.map((company) => company.toLowerCase()),
      ordersSince: values.ordersSince,
      dropColumns: columnsByTable(values.dropColumns),
      language: values.language.toLowerCase(),
    },
    trigger: { kind: values.triggerKind, state: values.triggerState, schedule: scheduleOf(values) },
    tables: { lackingColumns: values.removedColumns, onDelete: values.tablesOnDelete },
    integrationRuntime: {
      coreCount: values.integrationRuntimeCoreCount,
      computeType: values.integrationRuntimeComputeType,
      timeToLive: values.integrationRuntimeTimeToLive,
    },
    customerInsightsPrincipalId: values.customerInsightsPrincipalId,
    deployerPrincipalId: values.deployerPrincipalId,
    network: values.network,
    allowedIpRanges: values.allowedIpRanges,
    approvePrivateEndpoints: values.approvePrivateEndpoints,
    synapseLinkRoute: values.synapseLinkRoute,
    redundancy: values.redundancy,
    deletionLocks: values.deletionLocks,
    synapse: values.synapse ? synapseOf(values) : undefined,
    monitoring: values.monitoring ? monitoringOf(values) : undefined,
    budget:
      values.budgetAmount > 0 && values.budgetStart !== undefined
        ? { amount: values.budgetAmount, start: values.budgetStart, emails: values.alertEmails }
        : undefined,
  } as const;
}

function synapseOf(values: Values) {
  const { synapseAdministratorId: objectId, synapseAdministratorName: name } = values;
  return {
    exfiltrationProtection: values.synapseExfiltrationProtection,
    ipRanges: values.synapseIpRanges,
    /** Who administers its SQL; whoever deploys it where nobody is named. */
    administrator: objectId !== undefined && name !== undefined ? { objectId, name } : undefined,
  } as const;
}

function monitoringOf(values: Values) {
  return {
    /** An existing workspace; one of our own where there is none. */
    logWorkspaceId: values.logAnalyticsWorkspaceId,
    retentionDays: values.logRetentionDays,
    emails: values.alertEmails,
    staleAfterHours: values.staleAfterHours,
  } as const;
}

function columnsByTable(columns: readonly string[]): Record<string, readonly string[]> {
  const tables: Record<string, string[]> = {};
  for (const qualified of columns) {
    const [table = "", column = ""] = qualified.split(".");
    (tables[table] ??= []).push(column);
  }
  return tables;
}
