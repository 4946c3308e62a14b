import { Problem, problem } from "../../errors";
import type { Expression, Span } from "../ast";
import { catalogue } from "../functions";
import type { Definition, FunctionDefinition, MetaDefinition, RefusedDefinition } from "../functions/definition";
import { parametersFor } from "../functions/signature";
import { typeName } from "../typeName";
import type { DataType } from "../types";
import { parseExpression } from "../parse";
import { bind } from "./bind";
import { constantOf } from "./constant";
import { placeOf } from "./findings";
import { withLambdas } from "./lambda";
import { resolveParameters, type Fitted } from "./parameters";
import type { Scope } from "./scope";
import { suggestion } from "./suggestion";
import { nullConstant, type Call, type Typed } from "./typed";

interface Place {
  readonly at?: Span | undefined;
}

/** A call as written: meta functions such as `columns()` may stand for several arguments. */
export function callMany(name: string, args: readonly Expression[], at: Expression, scope: Scope): Typed {
  const definition = definitionOf(name, at, scope);
  if (definition === undefined) return unknownFunction(name, at, scope);
  if (definition.kind === "meta") {
    const expanded = expand(definition, args, at, scope);
    if (!isList(expanded)) return expanded;
    scope.findings.error(problem("several-values", { function: name, stream: scope.statement }, placeOf(at)));
    return nullConstant;
  }
  if (definition.kind === "refused") return cannotRun(definition, at, scope);
  const inner: Scope = definition.kind === "scalar" ? scope : { ...scope, aggregation: "none" };
  const bound = definition.items
    ? withLambdas(definition.items, args, inner)
    : args.flatMap((arg) => spread(arg, inner));
  const [condition, ...rest] = bound;
  if (!condition || !isConditional(name, definition)) return apply(definition, bound, undefined, at, scope);
  const isCondition = condition.type.kind === "boolean" || condition.type.kind === "any";
  return isCondition ? apply(definition, rest, condition, at, scope) : refuse(definition, 0, bound, at, scope);
}

/** A call of a function of the catalogue with arguments that are bound already. */
export function call(name: string, args: readonly Typed[], at: Place, scope: Scope): Typed {
  const definition = catalogue.get(name);
  if (definition === undefined || definition.kind === "meta" || definition.kind === "refused")
    throw new Error(`${name} is not a function to call with values`);
  return apply(definition, args, undefined, at, scope);
}

/** The catalogue knows an aggregate by both names; the `…If` twin takes the condition first. */
const isConditional = (name: string, definition: FunctionDefinition): boolean =>
  definition.kind === "aggregate" && name.toLowerCase() === `${definition.name}If`.toLowerCase();

const lowerCased = new Map([...catalogue].map(([name, definition]) => [name.toLowerCase(), { name, definition }]));

/** Names are spelled as documented, but the reference's own examples also write `NULL()` and `pmod`: taken, with a warning. */
function definitionOf(name: string, at: Expression, scope: Scope): Definition | undefined {
  const exact = catalogue.get(name);
  if (exact) return exact;
  const other = lowerCased.get(name.toLowerCase());
  if (other) scope.findings.warn(problem("function-spelling", { function: name, documented: other.name }, placeOf(at)));
  return other?.definition;
}

function spread(arg: Expression, scope: Scope): readonly Typed[] {
  const definition = arg.kind === "call" ? catalogue.get(arg.name) : undefined;
  if (arg.kind !== "call" || definition?.kind !== "meta") return [bind(arg, scope)];
  const expanded = expand(definition, arg.args, arg, scope);
  return isList(expanded) ? expanded : [expanded];
}

function expand(
  definition: MetaDefinition,
  args: readonly Expression[],
  at: Expression,
  scope: Scope,
): Typed | readonly Typed[] {
  if (parametersFor(definition.signature, args.length) === undefined)
    return wrongCount(definition, args.length, at, scope);
  const bound = args.map((arg) => bind(arg, scope));
  return definition.expand(bound, {
    scope,
    at,
    call: (name, values) => call(name, values, at, scope),
    read: (text) => bind(parseExpression(text), scope),
  });
}

const isList = (value: Typed | readonly Typed[]): value is readonly Typed[] => Array.isArray(value);

function apply(
  definition: FunctionDefinition,
  args: readonly Typed[],
  filter: Typed | undefined,
  at: Place,
  scope: Scope,
): Typed {
  if (definition.kind !== "scalar" && !aggregationAllowed(definition, scope)) {
    const allowed = definition.kind === "window" ? "a window" : "an aggregate or a window";
    scope.findings.error(
      problem("misplaced-function", { function: definition.name, stream: scope.statement, allowed }, placeOf(at)),
    );
    return nullConstant;
  }
  const expected = parametersFor(definition.signature, args.length);
  if (expected === undefined) return wrongCount(definition, args.length, at, scope);
  const resolved = resolveParameters(expected, definition.signature.result, args);
  if ("refused" in resolved) return refuse(definition, resolved.refused, args, at, scope);
  const type = resultType(definition, resolved, at, scope);
  if (type === undefined) return refuse(definition, undefined, args, at, scope);
  const windowed = definition.kind !== "scalar" && scope.aggregation === "window";
  const place = at.at ? { at: at.at } : {};
  const result: Call = { kind: "call", type, function: definition, args: resolved.args, windowed, ...place };
  return filter ? { ...result, filter } : result;
}

/** The result's type; what a rule cannot translate is right in Data Factory, but not to be run here. */
function resultType(
  definition: FunctionDefinition,
  { args, result }: Fitted,
  at: Place,
  scope: Scope,
): DataType | undefined {
  if (definition.result === undefined) return result;
  try {
    return definition.result(
      args.map((arg) => arg.type),
      args.map(constantOf),
    );
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    scope.findings.unsupport(error.at(placeOf(at)));
    return { kind: "any" };
  }
}

function cannotRun({ name, reason }: RefusedDefinition, at: Place, scope: Scope): Typed {
  scope.findings.unsupport(
    problem("unsupported-function", { function: name, reason, stream: scope.statement }, placeOf(at)),
  );
  return nullConstant;
}

function wrongCount({ name, signature }: Definition, count: number, at: Place, scope: Scope): Typed {
  scope.findings.error(problem("argument-count", { function: name, count, signature: signature.text }, placeOf(at)));
  return nullConstant;
}

const aggregationAllowed = (definition: FunctionDefinition, scope: Scope): boolean =>
  scope.aggregation === "window" || (definition.kind === "aggregate" && scope.aggregation === "group");

function refuse(
  definition: FunctionDefinition,
  index: number | undefined,
  args: readonly Typed[],
  at: Place,
  scope: Scope,
): Typed {
  const given = index === undefined ? args.map((arg) => arg.type) : [args[index]?.type as DataType];
  scope.findings.error(
    problem(
      "argument-type",
      {
        function: definition.name,
        argument: index === undefined ? "the arguments" : `argument ${index + 1}`,
        given: given.map(typeName).join(", "),
        signature: definition.signature.text,
      },
      placeOf(at),
    ),
  );
  return nullConstant;
}

function unknownFunction(name: string, at: Expression, scope: Scope): Typed {
  const nearest = suggestion(name, [...catalogue.keys()]);
  scope.findings.error(
    problem("unknown-function", { function: name, ...(nearest === undefined ? {} : { nearest }) }, placeOf(at)),
  );
  return nullConstant;
}
