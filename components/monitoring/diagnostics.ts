import type * as monitor from "@pulumi/azure-native/monitor";

/** What sends its logs to the workspace. */
export type LogSource = keyof typeof categories;

/** The logs of each kind of resource (Microsoft: Azure Monitor, resource log categories). */
const categories = {
  factory: ["ActivityRuns", "PipelineRuns", "TriggerRuns", "SandboxActivityRuns", "SandboxPipelineRuns"],
  blobs: ["StorageRead", "StorageWrite", "StorageDelete"],
  synapse: [
    "BuiltinSqlReqsEnded",
    "GatewayApiRequests",
    "IntegrationActivityRuns",
    "IntegrationPipelineRuns",
    "IntegrationTriggerRuns",
    "SQLSecurityAuditEvents",
    "SynapseLinkEvent",
    "SynapseRbacOperations",
  ],
} as const;

/**
 * Every log of a resource into the tables of its kind, which the alerts read. A retention policy is left out: the service
 * refuses it in new settings.
 */
export function logsOf(source: LogSource): Pick<monitor.DiagnosticSettingArgs, "logs" | "logAnalyticsDestinationType"> {
  return {
    logAnalyticsDestinationType: "Dedicated",
    logs: categories[source].map((category) => ({ category, enabled: true })),
  };
}
