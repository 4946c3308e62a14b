import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseType, type TableDefinition } from "../../lake/delta";
import { Engine } from "../duckdb/engine";
import type { Row } from "../duckdb/json";
import { DirectoryStorage } from "../storage/directory";
import { createTable, openTable, relationSql } from ".";

/** An engine and a folder for tables, for tests. */
export class TestLake {
  private tables = 0;
  private relations = 0;

  private constructor(
    readonly engine: Engine,
    readonly root: string,
    readonly storage: DirectoryStorage,
  ) {}

  static async open(): Promise<TestLake> {
    const root = await mkdtemp(join(tmpdir(), "delta-"));
    return new TestLake(await Engine.open({ threads: 2 }), root, new DirectoryStorage(root));
  }

  async close(): Promise<void> {
    await this.engine.close();
    await rm(this.root, { recursive: true, force: true });
  }

  /** A new table of columns given as `{name: type}`, keyed by the first; its folder. */
  async table(
    columns: Readonly<Record<string, string>>,
    over: Partial<TableDefinition> & { readonly folder?: string } = {},
  ): Promise<string> {
    const { folder = `t${this.tables++}`, ...rest } = over;
    const definition = {
      name: folder,
      description: "",
      columns: Object.entries(columns).map(([name, type]) => ({ name, type: parseType(type)! })),
      key: Object.keys(columns)[0]!,
      ...rest,
    };
    await createTable(this.storage, folder, definition, 0);
    return folder;
  }

  /** A table of the engine with the rows of a query; its name. */
  async stored(query: string): Promise<string> {
    const name = `rows${this.relations++}`;
    await this.engine.run(`CREATE TABLE ${name} AS ${query}`);
    return name;
  }

  /** The rows of a table in order. */
  async read(folder: string, order = "ALL"): Promise<Row[]> {
    const relation = await relationSql(this.engine, this.storage, folder, await this.snapshot(folder));
    return this.engine.rows(`SELECT * FROM ${relation} ORDER BY ${order}`);
  }

  async snapshot(folder: string) {
    return (await openTable(this.engine, this.storage, folder))!;
  }
}
