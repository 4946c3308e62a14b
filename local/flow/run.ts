import type { Expression, Statement } from "../../dataflow/ast";
import { translateExpression } from "../../dataflow/translate";
import type { Engine } from "../duckdb/engine";
import type { Json } from "../duckdb/json";
import type { DataFlowRequest, DataFlowResult, RunDataFlow } from "../factory/ports";
import type { Accounts } from "../storage/accounts";
import { datasetOptions } from "./dataset";
import { type Ends, execute, type SinkOutcome } from "./execute";
import { type Flow, readFlow, withParameters } from "./flow";
import { optionsOf } from "./options";
import { writeSink } from "./sinks";
import { openSource } from "./sources";

/** How far a data flow is: a stream, and the percentage of its statement where DuckDB knows it. */
export type Progress = (flow: string, stream: string, percentage?: number) => void;

export interface Machine {
  readonly engine: Engine;
  readonly accounts: Pick<Accounts, "locate">;
  readonly progress?: Progress;
}

const progressInterval = 500;

/** Runs data flows on this machine, one after another: they share the engine and its memory. */
export function dataFlowRunner(machine: Machine): RunDataFlow {
  let last: Promise<unknown> = Promise.resolve();
  return (request) => {
    const result = last.then(() => runDataFlow(machine, request));
    last = result.catch(() => undefined);
    return result;
  };
}

/** Runs one data flow over the stores that its streams name. */
export async function runDataFlow(machine: Machine, request: DataFlowRequest): Promise<DataFlowResult> {
  const { engine, progress } = machine;
  const flow = readFlow(request.name, request.script, request.parameters, request.now);
  const interrupt = () => engine.interrupt();
  request.signal.addEventListener("abort", interrupt);
  let current: string | undefined;
  const timer = setInterval(() => {
    if (current !== undefined) progress?.(flow.name, current, engine.progress);
  }, progressInterval);
  try {
    const started = (stream: string) => {
      current = stream;
      progress?.(flow.name, stream);
    };
    return resultOf(await execute(engine, flow, storesOf(machine, request, flow), { started, signal: request.signal }));
  } finally {
    clearInterval(timer);
    request.signal.removeEventListener("abort", interrupt);
  }
}

function storesOf({ engine, accounts }: Machine, request: DataFlowRequest, flow: Flow): Ends {
  const evaluate = (expression: Expression) => valueOf(engine, flow, expression);
  const endOf = async (statement: Statement) => {
    const location = request.streams[statement.name];
    const written = await optionsOf(statement, evaluate);
    return { flow: flow.name, statement, location, options: { ...datasetOptions(location?.format), ...written } };
  };
  return {
    open: async (statement, mentioned, relations) =>
      openSource({
        ...(await endOf(statement)),
        mentioned,
        engine,
        relations,
        accounts,
      }),
    write: async (rows) =>
      writeSink({
        ...rows,
        ...(await endOf(rows.statement)),
        engine,
        accounts,
      }),
  };
}

/** The value of an expression that uses no columns, but parameters of the flow. */
export async function valueOf(engine: Engine, flow: Flow, expression: Expression): Promise<Json> {
  const { sql } = translateExpression(withParameters(flow, expression), { now: flow.now });
  const [row] = await engine.rows<{ value: Json }>(`SELECT ${sql} AS value`);
  return row!.value;
}

function resultOf(outcomes: Readonly<Record<string, SinkOutcome>>): DataFlowResult {
  const sinks = Object.entries(outcomes);
  return {
    metrics: Object.fromEntries(
      sinks.map(([sink, { rowsWritten, rowsRead, seconds }]) => {
        const sources = Object.entries(rowsRead).map(([source, rows]) => [source, { rowsRead: rows }] as const);
        return [sink, { rowsWritten, sources: Object.fromEntries(sources), seconds }];
      }),
    ),
    output: Object.fromEntries(
      sinks.flatMap(([sink, { output }]) =>
        output === undefined ? [] : [[sink, { value: output, count: output.length }] as const],
      ),
    ),
  };
}
