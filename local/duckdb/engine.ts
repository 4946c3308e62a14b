import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isNativeError } from "node:util/types";
import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from "@duckdb/node-api";
import { problem } from "../../errors";
import { toJson, type Row } from "./json";
import { literal } from "./quote";
import { registerScalarFunctions } from "./scalarFunctions";
import { valueProblem } from "./valueProblem";

export interface EngineOptions {
  /** As DuckDB writes it: `4GB`. Default: DuckDB's own, 80 % of the machine. */
  readonly memory?: string;
  readonly threads?: number;
  /** Where tables live: on disk they may be larger than the memory limit. */
  readonly database?: "memory" | "disk";
}

/** DuckDB in this process, with a temporary folder of its own that goes away with it. */
export class Engine {
  /** What a JavaScript function threw in the statement that runs. */
  private thrown: unknown;

  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
    /** For short-lived files, deleted by `close`. */
    readonly folder: string,
  ) {}

  static async open({ memory, threads, database = "memory" }: EngineOptions = {}): Promise<Engine> {
    const folder = await mkdtemp(join(tmpdir(), "duckdb-"));
    try {
      const instance = await DuckDBInstance.create(database === "disk" ? join(folder, "engine.duckdb") : ":memory:");
      const connection = await instance.connect();
      const engine = new Engine(instance, connection, folder);
      registerScalarFunctions(connection, (error) => {
        engine.thrown = error;
      });
      for (const setting of settings(folder)) await connection.run(setting);
      if (threads !== undefined) await connection.run(`SET threads = ${threads}`);
      if (memory !== undefined) await engine.limit(memory);
      return engine;
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  private async limit(memory: string): Promise<void> {
    await this.connection.run(`SET memory_limit = ${literal(memory)}`).catch((error: unknown) => {
      throw problem("engine-memory-setting", { memory, reason: engineMessage(error) ?? "" }, {}, { cause: error });
    });
  }

  /** Runs one or more statements. */
  async run(sql: string): Promise<void> {
    await this.attempt(() => this.connection.run(sql));
  }

  /** The rows of a query, values as `--json` prints them. Keep the rows few: use SQL for the many. */
  async rows<R extends Row = Row>(sql: string): Promise<R[]> {
    const reader = await this.attempt(() => this.connection.runAndReadAll(sql));
    const names = reader.columnNames();
    return reader
      .getRows()
      .map((values) => Object.fromEntries(names.map((name, i) => [name, toJson(values[i] as DuckDBValue)])) as R);
  }

  private async attempt<T>(work: () => Promise<T>): Promise<T> {
    this.thrown = undefined;
    try {
      return await work();
    } catch (error) {
      throw isTold(this.thrown, error) ? this.thrown : understood(error);
    }
  }

  /** The columns that a query gives, with DuckDB's name of their types. Nothing is run. */
  async describe(sql: string): Promise<readonly { readonly name: string; readonly type: string }[]> {
    const rows = await this.rows<{ column_name: string; column_type: string }>(`DESCRIBE ${sql}`);
    return rows.map((row) => ({ name: row.column_name, type: row.column_type }));
  }

  /** How far the running statement is, 0 to 100; undefined where DuckDB does not know. */
  get progress(): number | undefined {
    const { percentage } = this.connection.progress;
    return percentage < 0 ? undefined : percentage;
  }

  /** Makes the running statement fail soon; the engine stays usable. */
  interrupt(): void {
    this.connection.interrupt();
  }

  async close(): Promise<void> {
    this.connection.closeSync();
    this.instance.closeSync();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** The most memory that this process has used so far, in MiB. */
export function peakMemoryMb(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

function settings(folder: string): readonly string[] {
  return [
    "SET TimeZone = 'UTC'",
    `SET temp_directory = ${literal(join(folder, "spill"))}`,
    "SET preserve_insertion_order = false",
    // Without these a mistyped path such as abfss://… asks the network for an extension.
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    // The cache knows a file by name, size and time: one rewritten within the clock's tick would be read as garbage.
    "SET enable_external_file_cache = false",
    // Tables come and go by the step: giving memory back after each one costs a third of the time spent in the kernel.
    "SET allocator_flush_threshold = '16GB'",
    "SET allocator_bulk_deallocation_flush_threshold = '16GB'",
    // The print setting goes first: with the bar on and print not yet off, a bar appears on stdout.
    "SET enable_progress_bar_print = false",
    "SET enable_progress_bar = true",
    "SET progress_bar_time = 0",
  ];
}

/** Whether what a function threw is what ended the statement: the engine also tries calls that it can do without. */
const isTold = (thrown: unknown, error: unknown): boolean =>
  thrown !== undefined && isNativeError(error) && error.message.includes((thrown as Error).message);

function understood(error: unknown): unknown {
  const message = engineMessage(error);
  const outOfMemory = /^Out of Memory Error: (.*)/.exec(message ?? "");
  if (outOfMemory) return problem("engine-out-of-memory", { reason: outOfMemory[1]! }, {}, { cause: error });
  return (message === undefined ? undefined : valueProblem(message)) ?? error;
}

/** The first line of what DuckDB says, such as `Conversion Error: …`. `instanceof` fails for errors of native code in a test's context. */
export function engineMessage(error: unknown): string | undefined {
  return isNativeError(error) ? error.message.split("\n", 1)[0] : undefined;
}
