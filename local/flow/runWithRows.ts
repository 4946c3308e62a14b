import type { Script } from "../../dataflow/ast";
import type { DataType } from "../../dataflow/types";
import { problem } from "../../errors";
import { Engine } from "../duckdb/engine";
import type { Row } from "../duckdb/json";
import { identifier } from "../duckdb/quote";
import { type Ends, execute } from "./execute";
import { readFlow } from "./flow";
import { streamsToGive, withCallsGiven } from "./given";
import { leadingToEnds } from "./previews";
import { policyColumn, type SinkRows } from "./sinks";
import { namedColumns } from "./sinks/columns";
import { openGiven } from "./sources/given";

export interface GivenRows {
  /** The rows of each source, by stream, and of each call of a web service. */
  readonly sources: Readonly<Record<string, readonly Row[]>>;
  /** Expressions of the language: `'abc'`, `5`, `toTimestamp('…')`. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly now?: Date;
  /** The scripts of the flowlets that the flow uses, by name. */
  readonly flowlets?: ReadonlyMap<string, Script>;
}

export interface CapturedRows {
  /** The rows of each sink, by stream, in the forms of `--json`; `$policy` where an alterRow set one. */
  readonly sinks: Readonly<Record<string, readonly Row[]>>;
  /** The types of each sink's columns. */
  readonly types: Readonly<Record<string, Readonly<Record<string, DataType>>>>;
}

/** Runs a data flow's script over rows that are given, and answers the rows that its sinks would write. */
export async function runWithRows(script: string, given: GivenRows): Promise<CapturedRows> {
  const engine = await Engine.open({ threads: 1 });
  try {
    return await runWithRowsOn(engine, script, given);
  } finally {
    await engine.close();
  }
}

/** The same on an engine that is open already: for many small runs. */
export async function runWithRowsOn(
  engine: Engine,
  script: string,
  { sources, parameters = {}, now = new Date(), flowlets }: GivenRows,
): Promise<CapturedRows> {
  const whole = readFlow("given rows", script, parameters, now, flowlets);
  const known = streamsToGive(whole.script);
  const unknown = Object.keys(sources).find((stream) => !known.includes(stream));
  if (unknown !== undefined) {
    throw problem("flow-row-given", { stream: unknown, reason: `the sources are ${known.join(", ")}` });
  }
  const given = new Map(Object.entries(sources));
  const flow = { ...whole, script: leadingToEnds(withCallsGiven(whole.script, new Set(given.keys()))) };
  const sinks: Record<string, readonly Row[]> = {};
  const types: Record<string, Readonly<Record<string, DataType>>> = {};
  const ends: Ends = {
    open: async (statement, _, relations) => {
      const rows = given.get(statement.name);
      if (rows === undefined) throw problem("flow-row-given", { stream: statement.name, reason: "there are none" });
      return openGiven({ statement, engine, relations }, rows);
    },
    write: async (sink) => {
      const rows = await capture(engine, sink);
      sinks[sink.statement.name] = rows;
      types[sink.statement.name] = Object.fromEntries(sink.columns.map(({ name, type }) => [name, type]));
      return { rowsWritten: rows.length };
    },
  };
  await engine.run("SET preserve_insertion_order = true");
  await execute(engine, flow, ends, { started: () => undefined, signal: new AbortController().signal });
  return { sinks, types };
}

async function capture(engine: Engine, { rows, columns, hasPolicy }: SinkRows): Promise<readonly Row[]> {
  const policy = hasPolicy ? `, ${identifier(policyColumn)}` : "";
  return engine.rows(`SELECT ${namedColumns(columns)}${policy} FROM ${identifier(rows)}`);
}
