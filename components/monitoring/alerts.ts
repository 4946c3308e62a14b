/** A log query that finds something to tell: one row each. */
export interface Alert {
  readonly name: string;
  readonly description: string;
  /** 0 critical, 1 error, 2 warning, 3 informational, 4 verbose. */
  readonly severity: 0 | 1 | 2 | 3 | 4;
  /** ISO 8601 durations: how often the query runs, and how far it looks back. */
  readonly every: string;
  readonly window: string;
  /** For a factory, in the Kusto query language, over the resource-specific tables of Data Factory. */
  readonly query: (factoryId: string) => string;
}

/** A text as a literal of the Kusto query language. */
export const kustoText = (text: string): string => `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;

/** The logs of one factory: a workspace may hold those of many. */
const logsOf = (table: string, factoryId: string): string => `${table}\n| where _ResourceId =~ ${kustoText(factoryId)}`;

/** Logs arrive minutes after the fact, so a query looks back further than the time since the last one. */
const often = { every: "PT15M", window: "PT1H" } as const;

export const failedRuns: Alert = {
  name: "failed-runs",
  description: "A pipeline failed. Its activities in the factory's monitor say why.",
  severity: 1,
  ...often,
  query: (factoryId) => `${logsOf("ADFPipelineRun", factoryId)}
| where Status == "Failed"
| summarize arg_max(TimeGenerated, RunId, FailureType) by PipelineName`,
};

/** The counts are those that each data flow puts into its output, by table. */
export const quarantinedRows: Alert = {
  name: "quarantined-rows",
  description: "Rows did not fit and are in the quarantine container, each with its reason.",
  severity: 2,
  ...often,
  query: (factoryId) => `${logsOf("ADFActivityRun", factoryId)}
| where ActivityType == "ExecuteDataFlow" and Status == "Succeeded"
| mv-expand Count = parse_json(tostring(Output)).runStatus.output.counts.value
| extend Table = tostring(Count["table"]), Quarantined = tolong(Count.quarantined)
| where Quarantined > 0
| summarize Quarantined = sum(Quarantined) by Table, PipelineRunId`,
};

/** `pipelines` are those that bring gold tables up to date; also one that never ran is stale. */
export const staleTables = (pipelines: readonly string[], hours: number): Alert => ({
  name: "stale-tables",
  description: `A gold table was not brought up to date within ${hours} hours.`,
  severity: 1,
  every: "PT1H",
  // The longest there is (Microsoft: Log search alert rules, query time range).
  window: "P2D",
  query: (factoryId) => `datatable (PipelineName: string) [${pipelines.map(kustoText).join(", ")}]
| join kind=leftouter (
${logsOf("ADFPipelineRun", factoryId)}
| where Status == "Succeeded"
| summarize LastSuccess = max(TimeGenerated) by PipelineName
) on PipelineName
| where isnull(LastSuccess) or LastSuccess < ago(${hours}h)
| project PipelineName, LastSuccess`,
});
