import {
  DataFactoryManagementClient,
  type ActivityRun,
  type DataFactoryManagementClientOptionalParams,
  type PipelineRun,
} from "@azure/arm-datafactory";
import type { TokenCredential } from "@azure/identity";
import { deployer } from "../../components/azure/credential";
import type { FactoryPlace } from "./factoryPlace";
import { refusalOf } from "./refusal";

/** Answers of a query come in pages. */
interface Page<Item> {
  readonly value: readonly Item[];
  readonly continuationToken?: string;
}

const day = 24 * 60 * 60 * 1000;

/** The runs of a Data Factory in Azure. Every failure of a call is a problem that says what to do. */
export class Factory {
  private readonly client: DataFactoryManagementClient;

  constructor(
    readonly place: FactoryPlace,
    credential: TokenCredential = deployer({ config: {}, environment: process.env })(),
    options: DataFactoryManagementClientOptionalParams = {},
  ) {
    this.client = new DataFactoryManagementClient(credential, place.subscriptionId, options);
  }

  /** Starts a pipeline; the id of its run. */
  async start(pipeline: string, parameters: Readonly<Record<string, unknown>>): Promise<string> {
    const { runId } = await this.ask(`pipeline ${pipeline}`, (...at) =>
      this.client.pipelines.createRun(...at, pipeline, { parameters }),
    );
    return runId;
  }

  run(runId: string): Promise<PipelineRun> {
    return this.ask(`run ${runId}`, (...at) => this.client.pipelineRuns.get(...at, runId));
  }

  /** Ends a run and those that it started. */
  async cancel(runId: string): Promise<void> {
    await this.ask(`run ${runId}`, (...at) => this.client.pipelineRuns.cancel(...at, runId, { isRecursive: true }));
  }

  /** Runs of every pipeline that changed since then, in no order. */
  runsSince(since: Date): Promise<readonly PipelineRun[]> {
    return this.pages("pipeline runs", since, (at, filter) => this.client.pipelineRuns.queryByFactory(...at, filter));
  }

  /** Activity runs of a pipeline run that changed since then, in no order. */
  activitiesSince(runId: string, since: Date): Promise<readonly ActivityRun[]> {
    return this.pages(`run ${runId}`, since, (at, filter) =>
      this.client.activityRuns.queryByPipelineRun(...at, runId, filter),
    );
  }

  private async pages<Item>(
    what: string,
    since: Date,
    query: (
      at: readonly [string, string],
      filter: { lastUpdatedAfter: Date; lastUpdatedBefore: Date; continuationToken?: string },
    ) => Promise<Page<Item>>,
  ): Promise<readonly Item[]> {
    const found: Item[] = [];
    // A clock of this machine that is behind must not hide what happens now.
    const window = { lastUpdatedAfter: since, lastUpdatedBefore: new Date(Date.now() + day) };
    let next: { continuationToken?: string } | undefined = {};
    while (next !== undefined) {
      const page: Page<Item> = await this.ask(what, (...at) => query(at, { ...window, ...next }));
      found.push(...page.value);
      next = page.continuationToken ? { continuationToken: page.continuationToken } : undefined;
    }
    return found;
  }

  private async ask<Answer>(
    what: string,
    call: (resourceGroup: string, factory: string) => Promise<Answer>,
  ): Promise<Answer> {
    const { resourceGroup, factory } = this.place;
    try {
      return await call(resourceGroup, factory);
    } catch (thrown) {
      throw refusalOf(thrown, this.place, what);
    }
  }
}
