import { readdir } from "node:fs/promises";
import { join } from "node:path";

import type { Statement } from "../../dataflow/ast";
import { types } from "../../dataflow/types";
import { problem } from "../../errors";
import type { Engine } from "../duckdb/engine";
import type { StreamLocation } from "../factory/ports";
import { DirectoryStorage } from "../storage/directory";
import { datasetOptions } from "./dataset";
import { type Ends, execute } from "./execute";
import type { Flow } from "./flow";
import { optionsOf } from "./options";
import { valueOf } from "./run";
import { policyColumn, type SinkResult, type SinkRows, writeSink } from "./sinks";
import { openSource } from "./sources";
import { substitute } from "./sources/substitute";

/** What stands in the place of a flow's stores. */
export interface Substitution {
  /** By source stream, a file or folder of this machine. */
  readonly inputs: Readonly<Record<string, string>>;
  /** By stream, what the data flow resource and its datasets say; a script alone says nothing. */
  readonly streams: Readonly<Record<string, StreamLocation>>;
  /** A folder that holds containers as its folders, for sources without an input. */
  readonly store?: string | undefined;
  /** Gets a folder a sink. */
  readonly out: string;
  /** How rows leave: all as parquet, or each sink in its own format. */
  readonly sinksAs: "parquet" | "declared";
}

export interface WrittenSink {
  readonly name: string;
  readonly rows: number;
  readonly path: string;
}

/** Runs a flow over files in the place of its sources, and writes its sinks below a folder. */
export async function runSubstituted(
  engine: Engine,
  flow: Flow,
  substitution: Substitution,
): Promise<readonly WrittenSink[]> {
  refuseWhatIsMissing(flow, substitution);
  const write = { parquet: writeAsParquet, declared: writeAsDeclared }[substitution.sinksAs];
  const ends: Ends = {
    open: async (statement, mentioned, relations) => {
      const { name } = statement;
      const input = substitution.inputs[name];
      const end =
        input === undefined ? await stored(engine, flow, substitution, statement) : await substitute(statement, input);
      return openSource({ flow: flow.name, statement, mentioned, engine, relations, ...end });
    },
    write: async (sink) => write(engine, flow, substitution, sink),
  };
  // A sorted flow leaves sorted rows.
  await engine.run("SET preserve_insertion_order = true");
  const outcomes = await execute(engine, flow, ends, {
    started: () => undefined,
    signal: new AbortController().signal,
  });
  return Object.entries(outcomes).map(([name, { rowsWritten }]) => ({
    name,
    rows: rowsWritten,
    path: join(substitution.out, name),
  }));
}

function refuseWhatIsMissing(flow: Flow, { inputs, streams, store }: Substitution): void {
  const sources = flow.script.statements.filter(({ verb }) => verb === "source").map(({ name }) => name);
  const unknown = Object.keys(inputs).find((stream) => !sources.includes(stream));
  if (unknown !== undefined) throw problem("flow-input-unknown", { flow: flow.name, stream: unknown, known: sources });
  const missing = store === undefined ? sources.filter((stream) => inputs[stream] === undefined) : [];
  if (missing.length > 0) {
    const reasons = missing.map((stream) => `source "${stream}"${whereabouts(streams[stream])}`);
    throw problem("flow-inputs-missing", { flow: flow.name, streams: missing, reasons });
  }
  const lacking = flow.script.parameters.filter(
    ({ name, default: value }) => value === undefined && flow.parameters[name] === undefined,
  );
  if (lacking.length > 0) {
    throw problem("flow-parameters-missing", { flow: flow.name, parameters: lacking.map(({ name }) => name) });
  }
}

function whereabouts(location: StreamLocation | undefined): string {
  if (location?.container === undefined) return "";
  const path = [location.container, location.folder, location.file].filter(Boolean).join("/");
  return ` (${path} in Azure)`;
}

async function declaredEnd(engine: Engine, flow: Flow, statement: Statement, location: StreamLocation | undefined) {
  const written = await optionsOf(statement, (expression) => valueOf(engine, flow, expression));
  return { ...datasetOptions(location?.format), ...written };
}

async function stored(engine: Engine, flow: Flow, { streams, store }: Substitution, statement: Statement) {
  const location = streams[statement.name] ?? { account: "" };
  const storage = new DirectoryStorage(store!);
  return {
    options: await declaredEnd(engine, flow, statement, location),
    location,
    accounts: { locate: (_: string, container: string, path: string) => ({ storage, path: `${container}/${path}` }) },
  };
}

function outputOf({ out }: Substitution, stream: string) {
  const storage = new DirectoryStorage(out);
  return {
    location: { account: "", container: stream },
    accounts: { locate: (_: string, container: string, path: string) => ({ storage, path: `${container}/${path}` }) },
  };
}

async function writeAsParquet(
  engine: Engine,
  flow: Flow,
  substitution: Substitution,
  sink: SinkRows,
): Promise<SinkResult> {
  const { name: stream } = sink.statement;
  const path = join(substitution.out, stream);
  const other = (await readdir(path).catch(() => [])).find((name) => !name.endsWith(".parquet"));
  if (other !== undefined) throw problem("flow-output-in-use", { stream, path, name: other });
  const policy = { name: policyColumn, sql: policyColumn, type: types.string, origin: stream };
  return writeSink({
    ...sink,
    ...outputOf(substitution, stream),
    columns: sink.hasPolicy ? [...sink.columns, policy] : sink.columns,
    flow: flow.name,
    options: { format: "parquet", truncate: true, partitionFileNames: ["part-00000.snappy.parquet"] },
    engine,
  });
}

/** The sink's own format and options, but the place. */
async function writeAsDeclared(
  engine: Engine,
  flow: Flow,
  substitution: Substitution,
  sink: SinkRows,
): Promise<SinkResult> {
  const { name: stream } = sink.statement;
  const options = await declaredEnd(engine, flow, sink.statement, substitution.streams[stream]);
  const elsewhere = ["fileSystem", "container", "folderPath"];
  return writeSink({
    ...sink,
    ...outputOf(substitution, stream),
    flow: flow.name,
    options: Object.fromEntries(Object.entries(options).filter(([name]) => !elsewhere.includes(name))),
    engine,
  });
}
