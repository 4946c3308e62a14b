import { DuckDBInstance, type DuckDBConnection, type Json } from "@duckdb/node-api";
import type { Expression } from "../../dataflow/ast";
import { parse, parseExpression, parseType } from "../../dataflow/parse";
import { translate, translateExpression, type Plan } from "../../dataflow/translate";
import { identifier, literal, sqlType } from "../../dataflow/translate/duckdb/text";

const now = new Date("2026-01-31T10:11:12.123Z");

/** A source's rows, stated in a test: the columns with their types, then the values as SQL text. */
export interface GivenSource {
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
}

export type Row = Readonly<Record<string, Json>>;

/** Runs a script over given rows and returns the rows of each sink, hidden columns included. */
export async function runRows(
  script: string,
  sources: Readonly<Record<string, GivenSource>>,
  parameters: Readonly<Record<string, string>> = {},
): Promise<Readonly<Record<string, readonly Row[]>>> {
  const plan = planOf(script, sources, parameters);
  return withConnection(async (connection) => {
    for (const [name, source] of Object.entries(sources)) await connection.run(tableOf(name, source));
    for (const { stream, sql } of plan.steps) {
      if (sql !== undefined) await connection.run(`CREATE TEMP TABLE ${identifier(stream)} AS ${sql}`);
    }
    for (const { id, sql } of plan.guards) {
      if ((await connection.runAndReadAll(sql)).currentRowCount > 0) throw new Error(`the assert ${id} failed`);
    }
    const results: Record<string, readonly Row[]> = {};
    for (const { stream, sql } of plan.sinks)
      results[stream] = (await connection.runAndReadAll(sql)).getRowObjectsJson();
    return results;
  });
}

/** The plan of a script over sources with the given columns. */
export function planOf(
  script: string,
  sources: Readonly<Record<string, GivenSource>>,
  parameters: Readonly<Record<string, string>> = {},
): Plan {
  const parsed = parse(script);
  if (parsed.problems[0]) throw parsed.problems[0];
  return translate(parsed.script, {
    sources: Object.entries(sources).map(([stream, { columns }]) => ({
      stream,
      columns: Object.entries(columns).map(([name, type]) => ({ name, type: parseType(type), declared: true })),
    })),
    parameters: Object.fromEntries(Object.entries(parameters).map(([name, text]) => [name, parseExpression(text)])),
    now,
  });
}

/** The value of an expression, and the type that the engine gives it. */
export async function evaluate(
  text: string,
): Promise<{ readonly value: Json; readonly engineType: string; readonly type: string }> {
  const expression: Expression = parseExpression(text);
  const { sql, type } = translateExpression(expression, { now });
  return withConnection(async (connection) => {
    const result = await connection.runAndReadAll(`SELECT ${sql} AS v, typeof(${sql}) AS t`);
    const [[value, engineType] = []] = result.getRowsJson();
    return { value: value ?? null, engineType: String(engineType), type: sqlType(type) };
  });
}

let instance: Promise<DuckDBInstance> | undefined;

async function withConnection<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  instance ??= DuckDBInstance.create(":memory:");
  const connection = await (await instance).connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
  }
}

function tableOf(name: string, { columns, rows }: GivenSource): string {
  const definitions = Object.entries(columns).map(
    ([column, type]) => `${identifier(column)} ${sqlType(parseType(type))}`,
  );
  const values = rows.map(
    (row) => `(${row.map((value) => (value === null ? "NULL" : literal(String(value)))).join(", ")})`,
  );
  const filled = values.length === 0 ? "" : `; INSERT INTO ${identifier(name)} VALUES ${values.join(", ")}`;
  return `CREATE TEMP TABLE ${identifier(name)} (${definitions.join(", ")})${filled}`;
}
