import type { RunEvent } from "../../local/factory/events";
import type { Factory } from "./factory";
import { newestRuns } from "./newestRuns";
import { followRun, lookAtRun, runInAzure } from "./runInAzure";
import { azure as start, codesOf, context, load, problemsOf } from "./testing/azure";
import type { GivenActivity, ManagementApi, Moment } from "./testing/managementApi";
import { activity, closed, goingWell, ingest, merge, runsOf } from "./testing/runs";

let api: ManagementApi;
afterEach(() => api.stop());

async function azure(...moments: readonly Moment[]): Promise<Factory> {
  const started = await start(...moments);
  api = started.api;
  return started.factory;
}

describe("a load in Azure", () => {
  test("gets the parameters that it is given", async () => {
    const factory = await azure(...goingWell());
    await runInAzure(factory, { pipeline: "load", parameters: { full: true, asOf: "2026-01-01T00:00:00.000Z" } }, context()); // prettier-ignore
    expect(api.asked[0]).toMatchObject({
      call: "POST pipelines/load/createRun",
      body: { full: true, asOf: "2026-01-01T00:00:00.000Z" },
    });
  });

  test("tells folders and counts of every table, as a local run does", async () => {
    const report = await runInAzure(await azure(...goingWell()), load, context());
    expect(report).toMatchObject({
      ...{ runId: "root", pipeline: "load", status: "Succeeded", seconds: 90, bronzeFormat: "csv" },
      folders: ["2026-01-05T00.00.05Z", "2026-01-05T01.00.05Z"],
      tables: [
        { name: "salesline", layer: "silver", read: 10, inserted: 6, updated: 2, quarantined: 2, unchanged: 0 },
        { name: "activities_Orders", layer: "gold", read: 4, inserted: 3, updated: 1 },
      ],
    });
  });

  test("tells each start and end once, as it happens, the second folder as the second", async () => {
    const events: RunEvent[] = [];
    await runInAzure(await azure(...goingWell()), load, context({ observe: (event) => events.push(event) }));
    const told = events.map((event) =>
      [event.kind, event.pipeline, ...("activity" in event ? [event.activity, event.iteration] : [])].join(" ").trim(),
    );
    expect(told.filter((line) => /pipeline-|ingest$|ingest \d|merge/.test(line))).toEqual([
      "pipeline-queued load",
      "pipeline-started load",
      "pipeline-started ingest_orders",
      "activity-started ingest_orders ingest 0",
      "activity-succeeded ingest_orders ingest 0",
      "activity-started ingest_orders ingest 1",
      "activity-succeeded ingest_orders ingest 1",
      "pipeline-started gold_activities_Orders",
      "activity-started gold_activities_Orders merge",
      "activity-succeeded gold_activities_Orders merge",
      "pipeline-ended gold_activities_Orders",
      "pipeline-ended ingest_orders",
      "pipeline-ended load",
    ]);
  });

  test("asks for what changed since the last look, not for everything again", async () => {
    const [queued, , done] = goingWell();
    await runInAzure(await azure(queued!, queued!, done!), load, context());
    const since = api.asked.flatMap(({ body }) => (body["lastUpdatedAfter"] ? [String(body["lastUpdatedAfter"])] : []));
    expect(since[0]).toBe("2026-01-05T01:58:00.000Z");
    expect(Date.now() - Date.parse(since.at(-1)!)).toBeLessThan(5 * 60_000);
  });

  test("goes on being followed where Azure is busy for a while", async () => {
    const factory = await azure(...goingWell());
    const busy = { status: 429, code: "TooManyRequests" };
    const wait = () => {
      // More than the client repeats by itself.
      if (api.asked.length < 5) api.refusals.push(busy, busy, busy, busy, busy);
      return Promise.resolve();
    };
    expect(await runInAzure(factory, load, context({ wait }))).toMatchObject({ status: "Succeeded" });
    expect(api.asked.length).toBeGreaterThan(10);
  });
});

const failing = (...activities: readonly GivenActivity[]): Moment => ({
  runs: runsOf("Failed", { message: "Operation on target failed" }),
  activities: [closed, ...activities],
});
const failed = (error: object) => ({ status: "Failed", error, output: {} });
const dataFlowError = (StatusCode: string, Message: string) =>
  failed({ errorCode: StatusCode, message: JSON.stringify({ StatusCode, Message, Details: "at org.apache.spark" }) });

describe("a load that fails in Azure", () => {
  test("names table, folder, reason and what to do", async () => {
    const error = dataFlowError(
      "DF-Executor-OutOfMemoryError",
      "Job failed due to reason: at Sink 'saleslineSink': heap",
    );
    const stopped = activity("ingest", "ingest_orders", "stopped", "Fail", failed({ message: "Group stopped" }));
    const [found, ...others] = await problemsOf(runInAzure(await azure(failing(ingest(1, error), stopped)), load, context())); // prettier-ignore
    expect(others).toEqual([]);
    expect(found!.toJSON()).toEqual({
      code: "azure-activity-failed",
      message:
        "activity ingest of pipeline ingest_orders failed: Job failed due to reason: at Sink 'saleslineSink': heap (DF-Executor-OutOfMemoryError)",
      hint: "give the data flows more: commerce:integrationRuntimeCoreCount or integrationRuntimeComputeType, then `pulumi up`",
      table: "salesline",
      folder: "2026-01-05T01.00.05Z",
    });
  });

  test("names the folder at which the group stopped where its activity does not tell", async () => {
    const silent = ingest(1, { ...failed({ message: "why" }), input: {} });
    const said = failed({ message: "Group orders stopped at folder 2026-01-05T01.00.05Z. Its earlier folders are in" });
    const stopped = activity("ingest", "ingest_orders", "stopped", "Fail", said);
    const found = await problemsOf(runInAzure(await azure(failing(silent, stopped)), load, context()));
    expect(found.map(({ where }) => where)).toEqual([{ folder: "2026-01-05T01.00.05Z" }]);
  });

  test.each([
    ["Operation failed: 403, AuthorizationPermissionMismatch", /roles take up to 15 minutes/],
    ["Status code: 404, FilesystemNotFound", /check commerce:bronzeContainer/],
    ["4502: capacity of the integration runtime", /goes on where this load stopped/],
    ["ConcurrentAppendException: files were added", /something else wrote the table/],
    ["OrderLineId is not unique in activities_Orders", /so it is as it was/],
    ["DF-Executor-ParseError: at line 3", /dataflow check/],
    ["something new", /https:\/\/adf\.azure\.com\/en\/monitoring\/pipelineruns\/root\?factory=%2Fsubscriptions%2F0{8}/],
  ])("with %s says what to do", async (message, hint) => {
    const [found] = await problemsOf(runInAzure(await azure(failing(merge(failed({ message })))), load, context()));
    expect(found!.where).toEqual({ table: "activities_Orders" });
    expect(found!.hint).toMatch(hint);
  });

  test("is not blamed on an attempt that a retry made good", async () => {
    const tried = [ingest(0, failed({ message: "transient" })), ingest(0), merge(failed({ message: "the reason" }))];
    const found = await problemsOf(runInAzure(await azure(failing(...tried)), load, context()));
    expect(found.map(({ message }) => message)).toEqual([
      "activity merge of pipeline gold_activities_Orders failed: the reason",
    ]);
  });

  test("without a failed activity gives the run's own words", async () => {
    const [found] = await problemsOf(runInAzure(await azure(failing()), load, context()));
    expect(found).toMatchObject({
      code: "azure-run-failed",
      message: "run root of pipeline load failed: Operation on target failed",
    });
  });

  test("because somebody cancelled it, says so", async () => {
    const cancelled = { runs: runsOf("Cancelled"), activities: [] };
    expect(await codesOf(runInAzure(await azure(cancelled), load, context()))).toEqual(["azure-run-cancelled"]);
  });
});

describe("following that is interrupted", () => {
  const interrupted = (answer: boolean, factory: Factory) => {
    const stop = new AbortController();
    const wait = () => {
      stop.abort();
      return Promise.resolve();
    };
    return codesOf(
      runInAzure(factory, load, context({ signal: stop.signal, wait, askToCancel: () => Promise.resolve(answer) })),
    );
  };
  const calls = () => api.asked.map(({ call, query }) => `${call}?${query}`);

  test("cancels the run and those it started where the person says so", async () => {
    expect(await interrupted(true, await azure(...goingWell()))).toEqual(["azure-run-cancelled"]);
    expect(calls()).toContainEqual(expect.stringMatching(/^POST pipelineruns\/root\/cancel\?.*isRecursive=true/));
  });

  test("leaves the run alone otherwise", async () => {
    expect(await interrupted(false, await azure(...goingWell()))).toEqual(["azure-run-left"]);
    expect(calls().join()).not.toContain("cancel");
  });
});

describe("looking at runs", () => {
  test("shows what a run did so far", async () => {
    const [, going] = goingWell();
    const { report, failure } = await lookAtRun(await azure(going!), "root");
    expect(report).toMatchObject({ status: "InProgress", started: "2026-01-05T02:00:00.000Z", folders: [] });
    expect(failure).toBeUndefined();
  });

  test("follows one that goes on, from its beginning", async () => {
    const kinds: string[] = [];
    const observe = ({ kind, pipeline }: RunEvent) => kinds.push(`${kind} ${pipeline}`);
    const report = await followRun(await azure(...goingWell()), "root", context({ observe }));
    expect(report).toMatchObject({ status: "Succeeded", folders: ["2026-01-05T00.00.05Z", "2026-01-05T01.00.05Z"] });
    expect([kinds[0], kinds.at(-1)]).toEqual(["pipeline-queued load", "pipeline-ended load"]);
    expect(api.asked.map(({ call }) => call).join()).not.toContain("createRun");
  });

  test("shows why one failed", async () => {
    const { report, failure } = await lookAtRun(await azure(failing(merge(failed({ message: "why" })))), "root");
    expect(report.status).toBe("Failed");
    expect((failure as AggregateError).errors).toMatchObject([{ code: "azure-activity-failed" }]);
  });

  test("lists the loads, the newest first, and no other pipelines", async () => {
    const runs = await newestRuns(await azure(goingWell()[2]!), "load", new Date("2026-01-05T03:00:00Z"));
    expect(runs.map(({ runId, seconds }) => [runId, seconds])).toEqual([
      ["root", 90],
      ["other", 60],
    ]);
    expect(api.asked[0]!.body).toMatchObject({ lastUpdatedAfter: "2025-12-29T03:00:00.000Z" });
  });
});
