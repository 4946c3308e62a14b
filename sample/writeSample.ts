import { mkdir, readdir, rm } from "node:fs/promises";
import { problem } from "../errors";
import { worldOf, type Changes } from "./content/world";
import { SampleLake } from "./sampleLake";

export interface Sample {
  /** The folder of the lake; it must be empty or new. */
  readonly out: string;
  /** Order lines in the first copy. */
  readonly transactions?: number;
  readonly seed?: number;
  /** Folders of changes after the first copy. */
  readonly increments?: number;
  readonly changes?: Changes;
}

export interface WrittenSample {
  /** The folders that a reader must find, oldest first: closed, with a model. */
  readonly folders: readonly string[];
  /** Rows in those folders, by table. */
  readonly tables: Readonly<Record<string, number>>;
}

export const defaultTransactions = 2_000;

function lakeOf({ out, transactions = defaultTransactions, seed = 1, changes = "mixed" }: Sample): SampleLake {
  if (!Number.isSafeInteger(transactions) || transactions < 1)
    throw problem("sample-size", { what: "transactions", value: String(transactions), least: "1" });
  return new SampleLake(out, worldOf(transactions, seed, changes), changes);
}

/** Makes a folder for a sample. One that has files is never cleared: it could be the only copy of a real export. */
export async function newFolder(out: string): Promise<void> {
  await mkdir(out, { recursive: true });
  if ((await readdir(out)).length > 0) throw problem("sample-folder-not-empty", { folder: out });
}

/** Writes a bronze lake as Synapse Link does. The same options give the same bytes, on every platform. */
export async function writeSample(sample: Sample): Promise<WrittenSample> {
  const { out, increments = 1 } = sample;
  if (!Number.isSafeInteger(increments) || increments < 0)
    throw problem("sample-size", { what: "increments", value: String(increments), least: "0" });
  const lake = lakeOf(sample);
  await newFolder(out);
  await lake.firstCopy();
  for (let number = 1; number <= increments; number++) await lake.increment(number);
  await lake.openAs(increments + 1);
  return { folders: lake.folders, tables: lake.tables };
}

/**
 * Adds one increment to a sample lake with `increments` of them, and opens the next folder. The other options must be
 * those the lake was written with. The rows of the folder that was open so far are replaced by the increment's.
 */
export async function addIncrement(sample: Sample): Promise<WrittenSample> {
  const lake = lakeOf(sample);
  const number = (sample.increments ?? 1) + 1;
  await rm(lake.pathOf(number), { recursive: true, force: true });
  await lake.increment(number);
  await lake.openAs(number + 1);
  return { folders: lake.folders, tables: lake.tables };
}
