import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadProgram, type LoadOptions, type LoadReport } from "../../cli/load/loadProgram";
import { Problem } from "../../errors";
import { openTable, relationSql } from "../../local/delta";
import { Engine } from "../../local/duckdb/engine";
import type { Row } from "../../local/duckdb/json";
import type { Program } from "../../local/program";
import type { Observe } from "../../local/factory/events";
import { DirectoryStorage } from "../../local/storage/directory";
import { convertToDelta } from "../../local/synapseLink/convert";
import { deltaTableFolder } from "../../pipelines/layout";
import { writeBronze, type GivenFolder, type GivenLake } from "../../sample";
import { evaluated } from "../evaluated";

/** The program of the dev stack, as `run` evaluates it. */
export const devProgram = (): Promise<Program> => configured({});

/** The program with another configuration. */
export const configured = (overrides: Readonly<Record<string, string>>): Promise<Program> =>
  evaluated("dev", { bronzeContainer: "dataverse-local", ...overrides });

/** What a load is told besides its folders. */
type Told = Omit<Partial<LoadOptions>, "bronze" | "lake" | "gold">;

/** Names and addresses are those of this day, whenever the tests run. */
export const asOf = "2025-06-01T00:00:00.000Z";

/** A bronze, lake and gold folder of a test's own. */
export class Lake {
  readonly bronze: string;
  readonly lake: string;
  readonly gold: string;

  private constructor(private readonly home: string) {
    this.bronze = join(home, "bronze");
    this.lake = join(home, "lake");
    this.gold = join(home, "gold");
  }

  static async make(): Promise<Lake> {
    return new Lake(await mkdtemp(join(tmpdir(), "load-")));
  }

  remove(): Promise<void> {
    return rm(this.home, { recursive: true, force: true });
  }

  /** Writes the whole export: folders that are given again are written as before. */
  async write(folders: readonly GivenFolder[], more: Omit<GivenLake, "folders"> = {}): Promise<void> {
    await rm(this.bronze, { recursive: true, force: true });
    await writeBronze(this.bronze, { folders, ...more });
  }

  /** The same export as Delta tables, all of them or some: their first version, or the next one. */
  async writeDelta(folders: readonly GivenFolder[], tables?: readonly string[]): Promise<void> {
    const csv = join(this.home, "csv");
    await rm(csv, { recursive: true, force: true });
    await writeBronze(csv, { folders });
    await this.convert(csv, tables);
  }

  /** Brings Delta tables up to date with an export in CSV. */
  async convert(csv: string, tables?: readonly string[]): Promise<void> {
    const to = new DirectoryStorage(this.bronze);
    await convertToDelta(await reader(), new DirectoryStorage(csv), to, deltaTableFolder, tables);
  }

  load(program: Program, told: Told = {}, observe: Observe = () => {}): Promise<LoadReport> {
    const { bronze, lake, gold } = this;
    const context = { signal: new AbortController().signal, observe };
    return loadProgram(program, { bronze, lake, gold, asOf, threads: 1, ...told }, context);
  }

  /** The problems of a load that must fail. */
  async failure(program: Program, told?: Told, observe?: Observe): Promise<readonly Problem[]> {
    const outcome: unknown = await this.load(program, told, observe).catch((error: unknown) => error);
    const problems = outcome instanceof AggregateError ? (outcome.errors as unknown[]) : [outcome];
    const others = problems.filter((found) => !(found instanceof Problem));
    expect(others).toEqual([]);
    return problems as readonly Problem[];
  }

  /** The rows of a gold table, by key. */
  goldRows(table: string): Promise<readonly Row[]> {
    return rowsOf(this.gold, table);
  }

  silverRows(table: string): Promise<readonly Row[]> {
    return rowsOf(join(this.lake, "silver"), table);
  }

  async allGold(): Promise<Readonly<Record<string, readonly Row[]>>> {
    const tables = (await readdir(this.gold)).sort();
    return Object.fromEntries(await Promise.all(tables.map(async (name) => [name, await this.goldRows(name)])));
  }

  /** The newest version of every Delta table, silver and gold. */
  async versions(): Promise<Readonly<Record<string, number>>> {
    const found = [this.gold, join(this.lake, "silver")].map(async (folder) => {
      const tables = await readdir(folder);
      return Promise.all(tables.map(async (name) => [name, (await commits(join(folder, name))).length - 1] as const));
    });
    return Object.fromEntries((await Promise.all(found)).flat());
  }

  /** The folder that each state blob names. */
  async state(): Promise<Readonly<Record<string, string>>> {
    const files = await readdir(join(this.lake, "state"));
    const read = files.map(async (file) => {
      const { folder } = JSON.parse(await readFile(join(this.lake, "state", file), "utf8")) as { folder: string };
      return [file.replace(".json", ""), folder] as const;
    });
    return Object.fromEntries(await Promise.all(read));
  }

  /** The refused rows of one table and label, as written. */
  quarantine(table: string, label: string): Promise<string> {
    return readFile(join(this.lake, "quarantine", table, `${label}.csv`), "utf8");
  }
}

const commits = async (table: string): Promise<readonly string[]> =>
  (await readdir(join(table, "_delta_log"))).filter((name) => name.endsWith(".json"));

let engine: Promise<Engine> | undefined;
afterAll(async () => (await engine)?.close());

const reader = (): Promise<Engine> => (engine ??= Engine.open({ threads: 1 }));

async function rowsOf(folder: string, table: string): Promise<readonly Row[]> {
  const engine = await reader();
  const storage = new DirectoryStorage(folder);
  const snapshot = await openTable(engine, storage, table);
  if (snapshot === undefined) throw new Error(`${join(folder, table)} is no Delta table`);
  return engine.rows(`SELECT * FROM ${await relationSql(engine, storage, table, snapshot)} ORDER BY 1`);
}
