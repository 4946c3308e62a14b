import { DuckDBInstance, type DuckDBConnection, type Json } from "@duckdb/node-api";
import type { Script } from "../../dataflow/ast";
import { parse, parseExpression, parseType } from "../../dataflow/parse";
import { translateAsking, translateExpression, type Environment, type Plan } from "../../dataflow/translate";
import { identifier, literal, sqlType } from "../../dataflow/translate/duckdb/text";

import { registerScalarFunctions } from "../duckdb/scalarFunctions";

const now = new Date("2026-01-31T10:11:12.123Z");

/** A source's rows, stated in a test: the columns with their types, then the values as SQL text. */
export interface GivenSource {
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
}

export type Row = Readonly<Record<string, Json>>;

/** What a run may need beside rows: values of parameters, and the scripts of flowlets by name. */
export interface Beside {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly flowlets?: Readonly<Record<string, string>>;
}

/** Runs a script over given rows and returns the rows of each sink, hidden columns included. */
export async function runRows(
  script: string,
  sources: Readonly<Record<string, GivenSource>>,
  beside: Beside = {},
): Promise<Readonly<Record<string, readonly Row[]>>> {
  const engine = await withEngine();
  const made = new Set<string>();
  const make = async ({ steps }: Plan): Promise<void> => {
    for (const { stream, sql } of steps) {
      if (sql !== undefined && !made.has(stream)) await engine.run(`CREATE TABLE ${identifier(stream)} AS ${sql}`);
      made.add(stream);
    }
  };
  try {
    for (const [name, source] of Object.entries(sources)) await engine.run(tableOf(name, source));
    const plan = await translateAsking(
      scriptOf(script),
      environmentOf(sources, beside),
      async (question, unfinished) => {
        await make(unfinished);
        return (await engine.runAndReadAll(question.sql)).getRowsJson().map(([value]) => value as string | null);
      },
    );
    await make(plan);
    for (const { id, message, sql } of plan.guards) {
      if ((await engine.runAndReadAll(sql)).currentRowCount > 0) throw new Error(`assert ${id}: ${message}`);
    }
    const results: Record<string, readonly Row[]> = {};
    for (const { stream, sql } of plan.sinks) results[stream] = (await engine.runAndReadAll(sql)).getRowObjectsJson();
    return results;
  } finally {
    engine.closeSync();
  }
}

function scriptOf(text: string): Script {
  const { script, problems } = parse(text);
  if (problems[0]) throw problems[0];
  return script;
}

const environmentOf = (
  sources: Readonly<Record<string, GivenSource>>,
  { parameters = {}, flowlets = {} }: Beside,
): Environment => ({
  sources: Object.entries(sources).map(([stream, { columns }]) => ({
    stream,
    columns: Object.entries(columns).map(([name, type]) => ({ name, type: parseType(type), declared: true })),
  })),
  parameters: Object.fromEntries(Object.entries(parameters).map(([name, text]) => [name, parseExpression(text)])),
  flowlets: new Map(Object.entries(flowlets).map(([name, text]) => [name, scriptOf(text)])),
  now,
});

/** A connection to an engine of its own. */
export async function withEngine(): Promise<Engine> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  registerScalarFunctions(connection);
  return connection;
}
export type Engine = DuckDBConnection;

/** The value of an expression, the type that the engine gives it, and the type that it should have there. */
export async function evaluate(
  engine: Engine,
  text: string,
): Promise<{ readonly value: Json; readonly engineType: string; readonly type: string }> {
  const { sql, type } = translateExpression(parseExpression(text), { now });
  const result = await engine.runAndReadAll(`SELECT value, typeof(value) FROM (SELECT ${sql} AS value)`);
  const [[value = null, engineType] = []] = result.getRowsJson();
  return { value, engineType: String(engineType), type: sqlType(type) };
}

function tableOf(name: string, { columns, rows }: GivenSource): string {
  const definitions = Object.entries(columns).map(
    ([column, type]) => `${identifier(column)} ${sqlType(parseType(type))}`,
  );
  const values = rows.map(
    (row) => `(${row.map((value) => (value === null ? "NULL" : literal(String(value)))).join(", ")})`,
  );
  const filled = values.length === 0 ? "" : `; INSERT INTO ${identifier(name)} VALUES ${values.join(", ")}`;
  return `CREATE TABLE ${identifier(name)} (${definitions.join(", ")})${filled}`;
}
