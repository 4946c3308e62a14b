import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseExpression } from "../../dataflow/parse";
import { Problem, problem } from "../../errors";
import { Engine } from "../../local/duckdb/engine";
import { readFlow, runSubstituted, type WrittenSink } from "../../local/flow";
import { readScriptFile } from "./readScript";

export interface RunOptions {
  readonly inputs: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
  readonly store?: string | undefined;
  readonly out: string;
  readonly sinksAs: "parquet" | "declared";
}

/** Runs the data flow of a file. */
export async function runFile(file: string, options: RunOptions): Promise<readonly WrittenSink[]> {
  const { name, script, resource } = await readScriptFile(file);
  for (const parameter of Object.entries(options.parameters)) refuseWhatIsNoValue(...parameter);
  const flow = readFlow(name, script, options.parameters, new Date());
  const streams =
    resource === undefined ? {} : await (await import("./factoryFolder")).streamsInFactory(file, resource);
  for (const path of [options.store ?? ".", ...Object.values(options.inputs)])
    if (!existsSync(path)) throw problem("file-unreadable", { path, reason: "it does not exist" }, { file: path });
  const engine = await Engine.open();
  try {
    return await runSubstituted(engine, flow, { ...options, out: resolve(options.out), streams });
  } finally {
    await engine.close();
  }
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
