import { problem } from "../../errors";
import type { Expression, Script, Statement } from "../ast";
import { Arguments } from "../transformations/arguments";
import { checkOption } from "../transformations/storeOptions";
import { transformations } from "../transformations";
import type { Analysed, Answers, Transformation } from "../transformations/transformation";
import type { SourceRelation } from "../translate/plan";
import { expressionsIn } from "../walk";
import { cacheRegistry, withLookups } from "./caches";
import { Findings, placeOf } from "./findings";
import { inlined, unknownFlowlet } from "./flowlets";
import { ordered } from "./graph";
import { parameterValues } from "./parameterValues";
import { unknownSchema, type Schema } from "./schema";
import { noCaches, type Input, type Scope } from "./scope";
import { suggestion } from "./suggestion";
import type { Typed } from "./typed";

/** A statement, understood. */
export interface AnalysedStatement extends Analysed {
  readonly statement: Statement;
}

export interface Analysis {
  readonly statements: readonly AnalysedStatement[];
  /** What each stream's rows look like, by `name` or `name@branch`. */
  readonly streams: ReadonlyMap<string, Schema>;
  readonly parameters: ReadonlyMap<string, Typed>;
  readonly findings: Findings;
}

export interface Given {
  readonly sources?: readonly SourceRelation[];
  /** Values of parameters; where one is missing and has no default, only its type is known. */
  readonly parameters?: Readonly<Record<string, Expression>>;
  readonly answers?: Answers;
  /** The scripts of flowlets by name. */
  readonly flowlets?: ReadonlyMap<string, Script>;
}

/** Resolves every name of a script, types every expression, and finds the query of every stream. */
export function analyse(script: Script, given: Given): Analysis {
  const findings = new Findings();
  const parameters = parameterValues(script, given.parameters, findings);
  const streams = new Map<string, Schema>();
  const statements: AnalysedStatement[] = [];
  const whole = inlined(script, given.flowlets, findings);
  const asked = namesAsked(whole);
  const order = ordered(whole, findings);
  for (const statement of order) {
    findings.of(statement);
    const scope = { ...emptyScope(statement, parameters, findings), inputs: inputsOf(statement, streams) };
    const caches = cacheRegistry(order, streams, scope);
    const analysed = analyseStatement(statement, { ...scope, caches }, given, asked);
    for (const { branch, schema } of analysed.outputs) streams.set(streamName(statement.name, branch), schema);
    statements.push({ statement, ...withLookups(analysed, caches.lookups) });
  }
  return { statements, streams, parameters, findings };
}

export const streamName = (name: string, branch?: string): string =>
  branch === undefined ? name : `${name}@${branch}`;

/** A scope without inputs: of constants. */
export function emptyScope(
  statement: { readonly name: string },
  parameters: ReadonlyMap<string, Typed>,
  findings: Findings,
): Scope {
  return {
    statement: statement.name,
    inputs: [],
    parameters,
    locals: new Map(),
    items: [],
    aggregation: "none",
    caches: noCaches,
    findings,
  };
}

const aliases = "abcdefghijklmnopqrstuvwxyz";

function inputsOf(statement: Statement, streams: ReadonlyMap<string, Schema>): readonly Input[] {
  return statement.inputs.map(({ stream, branch }, index) => {
    const name = streamName(stream, branch);
    return { alias: aliases[index] ?? `t${index}`, stream: name, schema: streams.get(name) ?? unknownSchema };
  });
}

function analyseStatement(statement: Statement, scope: Scope, given: Given, asked: ReadonlySet<string>): Analysed {
  const { findings } = scope;
  const { name, verb } = statement;
  if (verb === unknownFlowlet) return unknownOutputs(statement);
  const transformation = transformations.get(verb);
  if (transformation === undefined) {
    const nearest = suggestion(verb, [...transformations.keys()]);
    const unknown = { verb, stream: name, ...(nearest === undefined ? {} : { nearest }) };
    findings.error(problem("unknown-transformation", unknown, placeOf(statement)));
    return unknownOutputs(statement);
  }
  if (!accepts(transformation, statement, findings)) return unknownOutputs(statement);
  const args = new Arguments(statement, scope);
  for (const option of args.of("option")) checkOption(option, { scope, statement });
  return transformation.analyse({
    statement,
    args,
    scope,
    ...(given.sources ? { sources: given.sources } : {}),
    ...(given.answers ? { answers: given.answers } : {}),
    asks: (functionName) => asked.has(functionName),
    error: (found) => findings.error(found.at(placeOf(statement))),
  });
}

const unknownOutputs = ({ branches }: Statement): Analysed => ({
  outputs:
    branches.length === 0
      ? [{ schema: unknownSchema, trivial: false }]
      : branches.map((branch) => ({ branch, schema: unknownSchema, trivial: false })),
  checks: [],
});

/** Whether the number of inputs and the kinds of arguments are those of the verb. */
function accepts(
  { verb, inputs: [fewest, most], blocks, options }: Transformation,
  statement: Statement,
  findings: Findings,
): boolean {
  const stream = statement.name;
  const count = statement.inputs.length;
  for (const argument of statement.args) {
    if (argument.kind === "block" && !blocks.includes(argument.name)) {
      findings.error(problem("unexpected-argument", { stream, verb, what: `${argument.name}( )` }, placeOf(argument)));
    }
    if (argument.kind === "option" && options && !options.includes(argument.name)) {
      findings.unsupport(problem("unsupported-option", { stream, verb, option: argument.name }, placeOf(argument)));
    }
  }
  if (count >= fewest && count <= most) return true;
  const expected = fewest === most ? streamsOf(fewest) : `${fewest} or more streams`;
  findings.error(problem("input-count", { stream, verb, expected, given: count }, placeOf(statement)));
  return false;
}

const streamsOf = (count: number): string => (count === 1 ? "1 stream" : `${count} streams`);

/** The functions that are called anywhere in the script. */
const namesAsked = (script: Script): ReadonlySet<string> =>
  new Set(
    script.statements.flatMap(({ args }) =>
      [...expressionsIn(args)].flatMap((expression) => (expression.kind === "call" ? [expression.name] : [])),
    ),
  );
