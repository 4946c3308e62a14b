import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { openTable, relationSql } from "../delta";
import type { Engine } from "../duckdb/engine";
import type { Row } from "../duckdb/json";
import type { DataFlowResult } from "../factory/ports";
import { Accounts } from "../storage/accounts";
import { runDataFlow } from "./run";

/** A lake of one account with the containers bronze, silver and out. */
export class Lake {
  private constructor(
    private readonly engine: Engine,
    private readonly directory: string,
    readonly accounts: Accounts,
  ) {}

  static async create(engine: Engine): Promise<Lake> {
    const directory = join(engine.folder, `lake-${randomUUID()}`);
    const containers = ["bronze", "silver", "out"];
    for (const container of containers) await mkdir(join(directory, container), { recursive: true });
    const mounts = containers.map((container) => ({
      account: "acc",
      container,
      folder: "",
      directory: join(directory, container),
    }));
    return new Lake(engine, directory, new Accounts(mounts));
  }

  async write(path: string, content: string): Promise<void> {
    await mkdir(dirname(join(this.directory, path)), { recursive: true });
    await writeFile(join(this.directory, path), content);
  }

  read(path: string): Promise<string> {
    return readFile(join(this.directory, path), "utf8");
  }

  files(path: string): Promise<string[]> {
    return readdir(join(this.directory, path)).catch(() => []);
  }

  run(
    script: string,
    parameters: Readonly<Record<string, string>> = {},
    { signal = new AbortController().signal, accounts = this.accounts as Pick<Accounts, "locate"> } = {},
  ): Promise<DataFlowResult> {
    const streams = [...script.matchAll(/~> ?(\w+)/g)].map(([, name]) => [name!, { account: "acc" }]);
    return runDataFlow(
      { engine: this.engine, accounts },
      {
        name: "flow",
        script,
        streams: Object.fromEntries(streams),
        parameters,
        now: new Date("2024-01-01T00:00:00Z"),
        signal,
      },
    );
  }

  async table(folder: string): Promise<readonly Row[]> {
    const { storage, path } = this.accounts.locate("acc", "silver", folder);
    const snapshot = await openTable(this.engine, storage, path);
    return this.engine.rows(`SELECT * FROM ${await relationSql(this.engine, storage, path, snapshot!)} ORDER BY ALL`);
  }

  async version(folder: string): Promise<number> {
    const { storage, path } = this.accounts.locate("acc", "silver", folder);
    return (await openTable(this.engine, storage, path))!.version;
  }
}
