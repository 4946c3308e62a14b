import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Engine } from "../duckdb/engine";
import type { Row } from "../duckdb/json";
import { literal } from "../duckdb/quote";
import { readFlow } from "./flow";
import { runSubstituted } from "./runSubstituted";
import type { Substitution } from "./substitution";

type Changed = Partial<Omit<Substitution, "inputs">> & { readonly inputs?: Readonly<Record<string, string>> };

/** An engine and a folder to run flows over files in, for tests. */
export class TestSubstitution {
  private runs = 0;

  private constructor(
    readonly engine: Engine,
    readonly folder: string,
  ) {}

  static async open(): Promise<TestSubstitution> {
    return new TestSubstitution(await Engine.open({ threads: 1 }), await mkdtemp(join(tmpdir(), "substituted-")));
  }

  async close(): Promise<void> {
    await this.engine.close();
    await rm(this.folder, { recursive: true });
  }

  /** A file below the folder; its path. */
  async file(name: string, content: string): Promise<string> {
    const path = join(this.folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
    return path;
  }

  /** Runs a script over files, by source; its outputs go into a new folder. */
  async run(script: string, { inputs = {}, ...changed }: Changed, parameters: Readonly<Record<string, string>> = {}) {
    const ran = await runSubstituted(this.engine, readFlow("f", script, parameters, new Date()), {
      inputs: new Map(Object.entries(inputs)),
      streams: new Map(),
      previews: [],
      out: join(this.folder, `out-${++this.runs}`),
      sinksAs: "parquet",
      ...changed,
    });
    return { ...ran, sink: ran.sinks[0]!, codes: ran.warnings.map(({ code }) => code) };
  }

  /** The rows of a folder of parquet files. */
  rowsAt(path: string): Promise<Row[]> {
    return this.engine.rows(`FROM read_parquet(${literal(join(path, "*.parquet"))})`);
  }
}
