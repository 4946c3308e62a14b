import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Accounts } from "../storage/accounts";
import { DirectoryStorage } from "../storage/directory";
import type { RunEvent } from "./events";
import type { DataFlowRequest, DataFlowResult, Ports } from "./ports";
import { factoryOf, type Resource } from "./resources";
import { LocalFactory, type PipelineRun, type RunRequest } from "./run";

type Json = Readonly<Record<string, unknown>>;

const temporary = mkdtempSync(join(tmpdir(), "factory-"));
afterAll(() => rmSync(temporary, { recursive: true }));

export function pipeline(name: string, activities: readonly Json[], more: Json = {}): Resource {
  return { type: "azure-native:datafactory:Pipeline", name, inputs: { pipelineName: name, activities, ...more } };
}

export function resource(
  kind: "DataFlow" | "Dataset" | "LinkedService" | "Trigger",
  name: string,
  properties: Json,
): Resource {
  const input = `${kind[0]!.toLowerCase()}${kind.slice(1)}Name`;
  return { type: `azure-native:datafactory:${kind}`, name, inputs: { [input]: name, properties } };
}

export const lake = resource("LinkedService", "lake", {
  type: "AzureBlobFS",
  url: "https://lakeaccount.dfs.core.windows.net",
});

/** `{ value, type: "Expression" }` */
export function expression(value: string): Json {
  return { value, type: "Expression" };
}

/** `dependsOn` from `"a"`, `"a Failed"`, `"a Failed|Skipped"`. */
export function after(...dependencies: readonly string[]): Json {
  return {
    dependsOn: dependencies.map((dependency) => {
      const [activity, conditions = "Succeeded"] = dependency.split(" ");
      return { activity, dependencyConditions: conditions.split("|") };
    }),
  };
}

/** An activity that succeeds. */
export function wait(name: string, more: Json = {}): Json {
  return { name, type: "Wait", waitTimeInSeconds: 1, ...more };
}

/** An activity that fails. */
export function fail(name: string, more: Json = {}): Json {
  return { name, type: "Fail", message: `${name} failed`, errorCode: "500", ...more };
}

/** An activity that runs the data flow `flow` with the storage activity's usual policy. */
export function dataFlow(name: string, more: Json = {}): Json {
  return { name, type: "ExecuteDataFlow", dataFlow: { referenceName: "flow", type: "DataFlowReference" }, ...more };
}

/** A local factory over an empty container `files` of the account `lakeaccount`. */
export class TestFactory {
  readonly directory = mkdtempSync(join(temporary, "container-"));
  readonly files = new DirectoryStorage(this.directory);
  readonly events: RunEvent[] = [];
  readonly sleeps: number[] = [];
  readonly requests: DataFlowRequest[] = [];
  readonly local: LocalFactory;

  constructor(resources: readonly Resource[], overrides: Partial<Ports> = {}) {
    const { factory, problems } = factoryOf(resources);
    if (problems[0]) throw problems[0];
    let runs = 0;
    this.local = new LocalFactory(factory, {
      accounts: new Accounts([{ account: "lakeaccount", container: "files", folder: "", directory: this.directory }]),
      now: () => new Date("2026-02-03T04:05:06Z"),
      newId: () => `run-${++runs}`,
      sleep: async (seconds) => void this.sleeps.push(seconds),
      ...overrides,
      runDataFlow: async (request) => {
        this.requests.push(request);
        return (overrides.runDataFlow ?? nothing)(request);
      },
    });
  }

  run(name: string, request: RunRequest = {}): Promise<PipelineRun> {
    return this.local.run(name, { observe: (event) => this.events.push(event), ...request });
  }

  /** What was observed, as `kind activity` or `kind pipeline`, without the pipeline's own start and end. */
  get story(): readonly string[] {
    return this.events.flatMap((event) =>
      "activity" in event ? [`${event.activity} ${event.kind.replace("activity-", "")}`] : [],
    );
  }
}

async function nothing(): Promise<DataFlowResult> {
  return { metrics: {}, output: {} };
}

/** Runs activities as one pipeline. */
export async function runAll(activities: readonly Json[], more: Json = {}): Promise<PipelineRun> {
  return new TestFactory([pipeline("main", activities, more)]).run("main");
}

/** How each activity ended: `a Succeeded, b Skipped`. */
export function ends(run: PipelineRun): string {
  return run.activities.map(({ activity, status }) => `${activity} ${status}`).join(", ");
}
