import { problem } from "../../errors";
import type { Expression, Script, Statement } from "../ast";
import { analyse, emptyScope, streamName, type AnalysedStatement } from "../check/analyse";
import { bind } from "../check/bind";
import { isCache, keysOf, lookupRelation } from "../check/caches";
import { constantOf } from "../check/constant";
import { Findings, placeOf } from "../check/findings";
import type { Schema } from "../check/schema";
import type { Scope } from "../check/scope";
import { Arguments } from "../transformations/arguments";
import type { Answers, Question as Asked } from "../transformations/transformation";
import { converted } from "../transformations/conversion";
import { types, type DataType } from "../types";
import type { Dialect } from "./dialect";
import { duckdb } from "./duckdb";
import type { Guard, Plan, SinkStep, SourceRelation, Step } from "./plan";
import { relationsOf, type Query } from "./query";
import { oneRowForEachKey } from "./cached";

/** What a script is translated for. */
export interface Environment {
  readonly sources: readonly SourceRelation[];
  /** Values of the script's parameters, as data flow expressions. */
  readonly parameters: Readonly<Record<string, Expression>>;
  /** When the flow started. */
  readonly now: Date;
  /** The scripts of flowlets by name, for `compose`. */
  readonly flowlets?: ReadonlyMap<string, Script>;
  /** The answers to the questions of earlier plans, by stream. */
  readonly answers?: Answers;
}

/** Translates a script to a plan of SQL queries; throws the first problem, or what cannot run here. */
export function translate(script: Script, environment: Environment, dialect: Dialect = duckdb): Plan {
  const { statements, findings, parameters } = analyse(script, environment);
  stopAtFirst(findings);
  const steps: Step[] = [];
  const sinks: { readonly step: SinkStep; readonly cache: boolean; readonly saveOrder: number }[] = [];
  const guards: Guard[] = [];
  for (const { statement, outputs, checks, question } of statements) {
    if (statement.verb === "input" && statement.inputs.length === 0) throw loneFlowlet(statement);
    if (question) return asking(question, steps, dialect, environment);
    const scope = emptyScope(statement, parameters, findings);
    for (const output of outputs) {
      const step = stepOf(streamName(statement.name, output.branch), output, dialect, environment);
      const cache = statement.verb === "sink" && isCache(statement, scope);
      if (statement.verb !== "sink" || cache) steps.push(step);
      if (statement.verb === "sink" && step.sql !== undefined) {
        sinks.push({ step: { ...step, sql: step.sql }, cache, saveOrder: saveOrderOf(statement, scope) });
      }
      if (cache && isLookedUp(statement.name, statements)) {
        steps.push(lookupStep(statement, output.schema, scope, dialect, environment));
      }
    }
    for (const { id, message, query } of checks) {
      guards.push({
        stream: statement.name,
        id,
        message,
        sql: dialect.query(query, environment),
        reads: relationsOf(query),
      });
    }
  }
  const rank = ({ cache, saveOrder }: (typeof sinks)[number]): number => (cache ? -1 : saveOrder);
  const inOrder = sinks.toSorted((one, other) => rank(one) - rank(other));
  return { steps, guards, sinks: inOrder.map(({ step }) => step) };
}

/** A flowlet has no rows of its own. */
const loneFlowlet = (statement: Statement) =>
  problem(
    "unsupported-feature",
    { feature: "a flowlet without a data flow that composes it", stream: statement.name },
    placeOf(statement),
  );

/** A plan that goes only as far as its question. */
function asking({ stream, query }: Asked, steps: readonly Step[], dialect: Dialect, environment: Environment): Plan {
  const reads = relationsOf(query);
  const needed = new Set(reads);
  for (const step of steps.toReversed()) if (needed.has(step.stream)) step.reads.forEach((read) => needed.add(read));
  return {
    question: { stream, sql: dialect.query(query, environment), reads },
    steps: steps.filter(({ stream: name }) => needed.has(name)),
    guards: [],
    sinks: [],
  };
}

/** Translates an expression without columns, such as a parameter's value or an option, to `SELECT`-able SQL. */
export function translateExpression(
  expression: Expression,
  environment: Pick<Environment, "now">,
  dialect: Dialect = duckdb,
): { readonly sql: string; readonly type: DataType } {
  const findings = new Findings();
  const typed = bind(expression, emptyScope({ name: "expression" }, new Map(), findings));
  stopAtFirst(findings);
  return { sql: dialect.expression(typed, environment), type: typed.type };
}

/** The SQL of a text, given in SQL, as the value that it stands for in the format that a source declares for its column. */
export function translateFormat(text: string, type: DataType, format: string, dialect: Dialect = duckdb): string {
  const findings = new Findings();
  const scope = emptyScope({ name: "source" }, new Map(), findings);
  const given = { kind: "item", type: types.string, identifier: "text" } as const;
  const value = converted(given, type, { format, feature: "a column with a format" }, scope);
  stopAtFirst(findings);
  return dialect.expression(value, { now: new Date(0), items: new Map([[given.identifier, text]]) });
}

function stopAtFirst({ problems, unsupported }: Findings): void {
  const first = problems[0] ?? unsupported[0];
  if (first) throw first;
}

function stepOf(
  stream: string,
  { schema, query, trivial }: { readonly schema: Schema; readonly query?: Query; readonly trivial: boolean },
  dialect: Dialect,
  environment: Environment,
): Step {
  return {
    stream,
    ...(query ? { sql: dialect.query(query, environment) } : {}),
    columns: schema.columns.map(({ name, identifier, type, origin }) => ({ name, sql: identifier, type, origin })),
    reads: query ? relationsOf(query) : [],
    hidden: schema.marks,
    trivial,
  };
}

/** A sink without `saveOrder` runs after those that have one. */
function saveOrderOf(statement: Statement, scope: Scope): number {
  const written = new Arguments(statement, scope).option("saveOrder");
  const value = written && constantOf(bind(written, scope));
  return typeof value === "bigint" ? Number(value) : Number.MAX_SAFE_INTEGER;
}

const isLookedUp = (sink: string, statements: readonly AnalysedStatement[]): boolean =>
  statements.some(({ outputs }) =>
    outputs.some(({ query }) => query && relationsOf(query).includes(lookupRelation(sink))),
  );

function lookupStep(
  statement: Statement,
  schema: Schema,
  scope: Scope,
  dialect: Dialect,
  environment: Environment,
): Step {
  const query = oneRowForEachKey(statement.name, schema, keysOf(statement, scope), scope);
  return stepOf(
    lookupRelation(statement.name),
    { schema: { ...schema, marks: [] }, query, trivial: false },
    dialect,
    environment,
  );
}
