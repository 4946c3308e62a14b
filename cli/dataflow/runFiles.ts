import { basename, extname, join } from "node:path";
import { parse } from "../../dataflow/parse";
import { problem } from "../../errors";
import type { Engine } from "../../local/duckdb/engine";
import type { SubstitutedRun } from "../../local/flow";
import { streamsToGive } from "../../local/flow/given";
import { readDataFlowFile } from "../../local/repository/dataFlowFile";
import { timed } from "../report/timed";
import { runFile, type RunOptions } from "./runFile";

/** What became of one of several data flows. */
export type RanFile = { readonly file: string; readonly seconds: number } & (
  SubstitutedRun | { readonly error: unknown }
);

/**
 * Runs several data flows, one after another, each into a folder of its name. Inputs and parameters are for the flows that
 * have them. One that fails does not stop the others.
 */
export async function runFiles(
  engine: Engine,
  files: readonly string[],
  options: RunOptions,
): Promise<readonly RanFile[]> {
  refuseSameNames(files);
  const ran: RanFile[] = [];
  const used = new Set<string>();
  for (const file of files) {
    const outcome = runOne(engine, file, options, used).catch((error: unknown) => ({ error }));
    ran.push({ file, ...(await timed(outcome)) });
  }
  const unused = [...options.inputs.keys()].find((stream) => !used.has(stream));
  if (unused !== undefined) {
    throw problem("bad-argument", {
      argument: `--input ${unused}`,
      reason: "none of the data flows has such a source",
    });
  }
  return ran;
}

/** Each data flow has a folder of its name. */
function refuseSameNames(files: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const file of files) {
    const other = seen.get(nameOf(file));
    const reason = `its sinks would be written to the folder of ${other}, for both have one name`;
    if (other !== undefined) throw problem("bad-argument", { argument: file, reason });
    seen.set(nameOf(file), file);
  }
}

const nameOf = (file: string): string => basename(file, extname(file));

async function runOne(engine: Engine, file: string, options: RunOptions, used: Set<string>): Promise<SubstitutedRun> {
  const { script } = parse((await readDataFlowFile(file)).script);
  const sources = new Set(streamsToGive(script));
  const parameters = new Set(script.parameters.map(({ name }) => name));
  const inputs = new Map([...options.inputs].filter(([stream]) => sources.has(stream)));
  for (const stream of inputs.keys()) used.add(stream);
  return runFile(engine, file, {
    ...options,
    inputs,
    parameters: Object.fromEntries(Object.entries(options.parameters).filter(([name]) => parameters.has(name))),
    out: join(options.out, nameOf(file)),
  });
}
