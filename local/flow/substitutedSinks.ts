import { readdir } from "node:fs/promises";
import { join } from "node:path";

import { types } from "../../dataflow/types";
import { problem } from "../../errors";
import type { Engine } from "../duckdb/engine";
import { DirectoryStorage } from "../storage/directory";
import type { Flow } from "./flow";
import { declaredOptions } from "./declaredOptions";
import { policyColumn, type SinkResult, type SinkRows, writeSink } from "./sinks";
import type { Substitution } from "./substitution";

type Write = (engine: Engine, flow: Flow, substitution: Substitution, sink: SinkRows) => Promise<SinkResult>;

/** Writes a sink's rows below the folder for them. */
export const writeSubstituted: Write = (engine, flow, substitution, sink) =>
  ({ parquet: writeAsParquet, declared: writeAsDeclared })[substitution.sinksAs](engine, flow, substitution, sink);

const writeAsParquet: Write = async (engine, flow, substitution, sink) => {
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
};

/** The sink's own format and options, but the place. */
const writeAsDeclared: Write = async (engine, flow, substitution, sink) => {
  const { name: stream } = sink.statement;
  const format = substitution.streams.get(stream)?.location?.format;
  const options = await declaredOptions(engine, flow, sink.statement, format);
  const elsewhere = ["fileSystem", "container", "folderPath"];
  return writeSink({
    ...sink,
    ...outputOf(substitution, stream),
    flow: flow.name,
    options: Object.fromEntries(Object.entries(options).filter(([name]) => !elsewhere.includes(name))),
    engine,
  });
};

function outputOf({ out }: Substitution, stream: string) {
  const storage = new DirectoryStorage(out);
  return {
    location: { account: "", container: stream },
    accounts: { locate: (_: string, container: string, path: string) => ({ storage, path: `${container}/${path}` }) },
  };
}
