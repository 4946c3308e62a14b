import type { GivenActivity, GivenRun, Moment } from "./managementApi";

const at = (second: number): string => new Date(Date.UTC(2026, 0, 5, 2, 0, second)).toISOString();

/** The load, an ingest and a gold pipeline that it called. */
export const runsOf = (status: string, more: Partial<GivenRun> = {}): readonly GivenRun[] => [
  { runId: "root", pipelineName: "load", status, runStart: at(0), durationInMs: 90_000, ...more },
  childOf("ingest", "ingest_orders", status === "InProgress" ? "InProgress" : "Succeeded", at(1)),
  childOf("gold", "gold_activities_Orders", status, at(2)),
  { runId: "other", pipelineName: "load", status: "Succeeded", runStart: at(-600), durationInMs: 60_000 },
];

const childOf = (runId: string, pipelineName: string, status: string, runStart: string): GivenRun => ({
  ...{ runId, pipelineName, status, runStart },
  invokedBy: { invokedByType: "PipelineActivity", pipelineName: "load", pipelineRunId: "root" },
});

let made = 0;
export const activity = (
  pipelineRunId: string,
  pipelineName: string,
  activityName: string,
  activityType: string,
  more: Partial<GivenActivity> = {},
): GivenActivity => {
  made += 1;
  return {
    ...{ activityRunId: `activity-${made}`, pipelineRunId, pipelineName, activityName, activityType },
    ...{ status: "Succeeded", activityRunStart: at(made), durationInMs: 4000, ...more },
  };
};

const counted = (row: object) => ({ runStatus: { output: { counts: { value: [row] } } } });
const folders = ["2026-01-05T00.00.05Z", "2026-01-05T01.00.05Z"];

export const closed = activity("ingest", "ingest_orders", "closed", "Filter", {
  output: { ItemsCount: 4, FilteredItemsCount: 2, Value: folders.map((name) => ({ name, type: "Folder" })) },
});

/** What the data flow of one folder gets, and what it counted. */
export const ingest = (folder: number, more: Partial<GivenActivity> = {}): GivenActivity =>
  activity("ingest", "ingest_orders", "ingest", "ExecuteDataFlow", {
    input: { dataflow: { referenceName: "ingest_orders", parameters: { folder: `'${folders[folder]}'` } } },
    output: counted({ table: "salesline", read: 5, quarantined: 1, inserted: 3, updated: 1, deleted: 0 }),
    ...more,
  });

export const saveState = (folder: number): GivenActivity =>
  activity("ingest", "ingest_orders", "save_state", "WebActivity", {
    input: { method: "PUT", body: `{"folder":"${folders[folder]}"}` },
  });

export const merge = (more: Partial<GivenActivity> = {}): GivenActivity =>
  activity("gold", "gold_activities_Orders", "merge", "ExecuteDataFlow", {
    output: counted({ table: "activities_Orders", read: 4, quarantined: 0, inserted: 3, updated: 1, deleted: 0, unchanged: 0 }), // prettier-ignore
    ...more,
  });

/** A load of two folders, as it goes. */
export const goingWell = (): readonly Moment[] => {
  const [first, second, merged] = [ingest(0), ingest(1), merge()];
  return [
    { runs: runsOf("Queued").slice(0, 1), activities: [] },
    { runs: runsOf("InProgress").slice(0, 2), activities: [closed, { ...first, status: "InProgress", output: {} }] },
    {
      runs: runsOf("Succeeded"),
      activities: [closed, first, saveState(0), second, saveState(1), merged],
    },
  ];
};
