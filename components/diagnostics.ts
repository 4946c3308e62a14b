import type * as monitor from "@pulumi/azure-native/monitor";

/** What sends its logs to the workspace. */
export type LogSource = "factory" | "blobs" | "synapse";

type Logs = Pick<monitor.DiagnosticSettingArgs, "logs" | "logAnalyticsDestinationType">;

/**
 * The logs of each kind of resource (Microsoft: Azure Monitor, resource log categories). A retention policy is left out:
 * the service refuses it in new settings.
 */
export function logsOf(source: LogSource): Logs {
  switch (source) {
    case "factory":
      return {
        // Tables of their own, which the alerts read; for the others there is no choice.
        logAnalyticsDestinationType: "Dedicated",
        logs: enabled("ActivityRuns", "PipelineRuns", "TriggerRuns", "SandboxActivityRuns", "SandboxPipelineRuns"),
      };
    case "blobs":
      return { logs: enabled("StorageRead", "StorageWrite", "StorageDelete") };
    case "synapse":
      return {
        logs: enabled(
          "BuiltinSqlReqsEnded",
          "GatewayApiRequests",
          "IntegrationActivityRuns",
          "IntegrationPipelineRuns",
          "IntegrationTriggerRuns",
          "SQLSecurityAuditEvents",
          "SynapseLinkEvent",
          "SynapseRbacOperations",
        ),
      };
  }
}

function enabled(...categories: readonly string[]) {
  return categories.map((category) => ({ category, enabled: true }));
}
