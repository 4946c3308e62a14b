import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { check } from "../../dataflow/check";
import { parse, parseExpression } from "../../dataflow/parse";
import { Problem, problem } from "../../errors";
import type { Engine } from "../../local/duckdb/engine";
import { readFlow, runSubstituted, type SubstitutedRun, type Substitution } from "../../local/flow";
import { readDataFlowFile } from "../../local/repository/dataFlowFile";
import { readFlowlets } from "../../local/repository/flowlets";

export interface RunOptions extends Omit<Substitution, "streams"> {
  readonly parameters: Readonly<Record<string, string>>;
}

/** Runs the data flow of a file. Throws all that a check of the script finds, before anything runs. */
export async function runFile(engine: Engine, file: string, options: RunOptions): Promise<SubstitutedRun> {
  const { name, script: text, resource } = await readDataFlowFile(file);
  for (const parameter of Object.entries(options.parameters)) refuseWhatIsNoValue(...parameter);
  for (const path of [options.store ?? ".", ...options.inputs.values()])
    if (!existsSync(path)) throw problem("file-unreadable", { path, reason: "it does not exist" }, { file: path });
  const { script, problems: unread } = parse(text);
  try {
    if (unread.length > 0) throw new AggregateError(unread, "not a script");
    const flowlets = await readFlowlets(file, script);
    const flow = readFlow(name, text, options.parameters, new Date(), flowlets);
    const { problems } = check(flow.script);
    if (problems.length > 0) throw new AggregateError(problems, "not a data flow that can run");
    const streams = resource && (await (await import("../../local/repository/streams")).readStreams(file, resource));
    return await runSubstituted(engine, flow, {
      ...options,
      out: resolve(options.out),
      streams: streams ?? new Map(),
    });
  } catch (error) {
    throw inFile(file, error);
  }
}

/** What is wrong in a script, with the file that it is in. */
function inFile(file: string, error: unknown): unknown {
  if (error instanceof AggregateError) return new AggregateError(error.errors.map((one) => inFile(file, one)));
  return error instanceof Problem && error.where.line !== undefined ? error.at({ file }) : error;
}

function refuseWhatIsNoValue(name: string, text: string): void {
  const argument = `--param ${name}`;
  try {
    if (parseExpression(text).kind !== "column") return;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw problem("bad-argument", { argument, reason: `${text} is no expression: ${error.message}` });
  }
  throw problem("bad-argument", { argument, reason: `${text} would be a column; a text has quotes: "'${text}'"` });
}
