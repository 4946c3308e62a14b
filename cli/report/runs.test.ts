import { stripVTControlCharacters } from "node:util";
import type { RunEvent } from "../../local/factory/events";
import { reportOf } from "../azure/runReport";
import { runSummary } from "./runs";

const run = { runId: "r", pipelineName: "load", status: "Running", durationInMs: 90_000 };
const at = { runId: "g", pipeline: "ingest_orders", iteration: undefined, seconds: 0 };
const succeeded = (activity: string, type: string, output: object): RunEvent =>
  ({ ...at, kind: "activity-succeeded", activity, type, output }) as unknown as RunEvent;

test.each<[string, readonly RunEvent[], string]>([
  [
    "folders of CSV",
    [succeeded("closed", "Filter", { value: [] })],
    "load r: Running, 0 folders ingested, 1.5 minutes",
  ],
  ["Delta tables", [succeeded("label", "SetVariable", {})], "load r: Running, 0 Delta tables compared, 1.5 minutes"],
  ["nothing", [], "load r: Running, 1.5 minutes"],
])("a run is told by what it ingests: %s", (_, events, line) => {
  expect(stripVTControlCharacters(runSummary(reportOf(run, events, [])))).toBe(line);
});
