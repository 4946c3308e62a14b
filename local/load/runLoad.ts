import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { TableDefinition } from "../../lake/delta";
import { Engine, type EngineOptions } from "../duckdb/engine";
import type { Observe } from "../factory/events";
import { factoryOf, type Resource } from "../factory/resources";
import { LocalFactory, type PipelineRun } from "../factory/run";
import { runDataFlow } from "../flow/run";
import { Accounts, type Mount } from "../storage/accounts";
import { lockFolder } from "../storage/lock";
import { prepareTable } from "./prepareTable";

interface LoadTable {
  readonly account: string;
  readonly container: string;
  readonly folder: string;
  readonly definition: TableDefinition;
}

export interface RunLoad {
  /** The resources of the evaluated program. */
  readonly resources: readonly Resource[];
  readonly pipeline: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly mounts: readonly Mount[];
  /** Only one load at a time may have this folder. */
  readonly lakeFolder: string;
  /** The tables that must exist before the pipelines run. */
  readonly tables: readonly LoadTable[];
  readonly engine: EngineOptions;
  readonly signal: AbortSignal;
  readonly observe: Observe;
}

/** Runs a pipeline of the deployed program over folders of this machine. */
export async function runLoad(request: RunLoad): Promise<PipelineRun> {
  const { factory, problems } = factoryOf(request.resources);
  if (problems.length > 0) throw new AggregateError(problems, "the factory would be refused");
  const accounts = new Accounts(request.mounts);
  const release = await lockFolder(request.lakeFolder);
  try {
    const engine = await Engine.open({ ...request.engine, database: "disk" });
    try {
      for (const { account, container, folder, definition } of request.tables)
        await prepareTable(engine, accounts.locate(account, container, folder), definition);
      const local = new LocalFactory(factory, {
        accounts,
        runDataFlow: (flow) => runDataFlow({ engine, accounts }, flow),
        now: () => new Date(),
        // Between attempts the service waits for a cloud to recover; a disk does not.
        sleep: (_seconds, signal) => wait(0, undefined, { signal }),
        newId: randomUUID,
      });
      const { pipeline, parameters, signal, observe } = request;
      return await local.run(pipeline, { parameters, signal, observe });
    } finally {
      await engine.close();
    }
  } finally {
    await release();
  }
}
