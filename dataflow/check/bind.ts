import { problem } from "../../errors";
import type { Binary, ColumnReference, Expression, Member } from "../ast";
import { call, callMany } from "./call";
import { bindCache } from "./cache";
import { array, map } from "./composites";
import { item } from "./lambda";
import { placeOf } from "./findings";
import { numberConstant } from "./literals";
import { memberOf } from "./member";
import { candidates, columnValue, patternWords, type Candidate, type Scope } from "./scope";
import { suggestion } from "./suggestion";
import { itemOf } from "./unrolled";
import { nullConstant, text, truth, type Typed } from "./typed";
import { types } from "../types";
import { typeName } from "../typeName";

/** Resolves the names of an expression and finds its type. Problems go to the scope's findings; what is wrong becomes NULL. */
export function bind(expression: Expression, scope: Scope): Typed {
  switch (expression.kind) {
    case "string":
      return text(expression.value);
    case "number":
      return numberConstant(expression);
    case "boolean":
      return truth(expression.value);
    case "null":
      return nullConstant;
    case "interpolation":
      return interpolation(expression.parts, expression, scope);
    case "column":
      return itemOf(column(expression, scope), scope.unrolled);
    case "parameter":
      return parameter(expression.name, expression, scope);
    case "local":
      return scope.locals.get(expression.name) ?? unknownLocal(expression.name, expression, scope);
    case "item":
      return item(expression.name, expression, scope);
    case "call":
      return callMany(expression.name, expression.args, expression, scope);
    case "cache":
      return bindCache(expression, scope);
    case "unary":
      return unary(expression.operator, expression.operand, expression, scope);
    case "binary":
      return binary(expression, scope);
    case "array":
      return array(expression.items, expression, scope);
    case "map":
      return map(expression.entries, expression, scope);
    case "structure": {
      const fields = expression.fields.map(({ name, value }) => ({ name, value: bind(value, scope) }));
      return {
        kind: "structure",
        type: types.complex(fields.map(({ name, value }) => ({ name, type: value.type }))),
        fields,
      };
    }
    case "member":
      return itemOf(member(expression, scope), scope.unrolled);
    case "index":
      return call("at", [bind(expression.of, scope), bind(expression.index, scope)], expression, scope);
    case "assertion": {
      const of = bind(expression.of, scope);
      if (of.type.kind !== "any" && typeName(of.type) !== typeName(expression.type)) {
        return unsupported(`? ${typeName(expression.type)} on ${typeName(of.type)}`, expression, scope);
      }
      return { kind: "cast", type: expression.type, of };
    }
  }
}

/** Binds what must be true or false: a filter, a join condition, a branch of a split. */
export function bindCondition(expression: Expression, scope: Scope): Typed {
  const condition = bind(expression, scope);
  if (condition.type.kind !== "boolean" && condition.type.kind !== "any") {
    scope.findings.error(
      problem(
        "condition-not-boolean",
        { stream: scope.statement, type: typeName(condition.type) },
        placeOf(expression),
      ),
    );
  }
  return condition;
}

function interpolation(parts: readonly (string | Expression)[], at: Expression, scope: Scope): Typed {
  const bound = parts.map((part) => (typeof part === "string" ? text(part) : asText(bind(part, scope), part, scope)));
  return call("concat", bound, at, scope);
}

const asText = (value: Typed, at: Expression, scope: Scope): Typed =>
  value.type.kind === "string" ? value : call("toString", [value], at, scope);

function column(expression: ColumnReference, scope: Scope): Typed {
  const { name, branch } = expression;
  const stream =
    expression.stream !== undefined && branch !== undefined ? `${expression.stream}@${branch}` : expression.stream;
  const word = stream === undefined ? scope.words?.get(name) : undefined;
  if (word) return word;
  const found = candidates(scope, name, stream);
  const [only] = found;
  if (only && found.length === 1) return columnValue(only.input, only.column);
  if (only) return ambiguous(only, found, expression, scope);
  if (scope.inputs.some((input) => input.schema.known === "unknown")) return nullConstant;
  // A column that comes by schema drift is not known before rows are read; a run knows them all.
  const drifts = scope.inputs.some((input) => input.schema.known === "drift");
  if (scope.matched && stream === undefined && !drifts && isPatternWord(name))
    return patternWord(name, expression, scope);
  const known = scope.inputs.flatMap((input) => input.schema.columns);
  const written = stream === undefined ? name : `${stream}@${name}`;
  const similar = stream === undefined ? known.map((one) => one.name) : known.map((one) => `${one.origin}@${one.name}`);
  const nearest = suggestion(written, similar);
  const unknown = { column: written, stream: scope.statement, ...(nearest === undefined ? {} : { nearest }) };
  if (drifts) scope.findings.warn(problem("drifted-column", unknown, placeOf(expression)));
  else scope.findings.error(problem("unknown-column", unknown, placeOf(expression)));
  return nullConstant;
}

/**
 * A bare name that two columns have means neither, nor does a qualified one that fits both sides of a join. One that fits
 * two columns of one stream is what the service's editor itself writes after a join and a split; there the first is
 * taken, as `byName` takes it, with a warning.
 */
function ambiguous(first: Candidate, all: readonly Candidate[], expression: ColumnReference, scope: Scope): Typed {
  const origins = [...new Set(all.map(({ column }) => `${column.origin}@${column.name}`))];
  const found = { column: expression.name, stream: scope.statement, choices: origins.join(" or ") };
  if (expression.stream === undefined || all.some(({ input }) => input !== first.input)) {
    scope.findings.error(problem("ambiguous-column", found, placeOf(expression)));
    return nullConstant;
  }
  scope.findings.warn(problem("several-columns", found, placeOf(expression)));
  return columnValue(first.input, first.column);
}

function parameter(name: string, at: Expression, scope: Scope): Typed {
  if (name === "$" && scope.matched) return scope.matched.value;
  if (name === "0" && scope.matched) return text(scope.matched.path);
  const group = scope.matched?.groups[Number(name) - 1];
  if (group !== undefined) return text(group);
  const value = scope.parameters.get(name);
  if (value) return value;
  if (name === "#") return patternWord("$#", at, scope);
  const nearest = suggestion(name, [...scope.parameters.keys()]);
  scope.findings.error(
    problem("unknown-parameter", { parameter: name, ...(nearest === undefined ? {} : { nearest }) }, placeOf(at)),
  );
  return nullConstant;
}

const isPatternWord = (name: string): boolean => (patternWords as readonly string[]).includes(name);

function patternWord(word: string, at: Expression, scope: Scope): Typed {
  scope.findings.unsupport(problem("pattern-word", { word, stream: scope.statement }, placeOf(at)));
  return nullConstant;
}

function unknownLocal(name: string, at: Expression, scope: Scope): Typed {
  scope.findings.error(problem("unknown-local", { local: name, stream: scope.statement }, placeOf(at)));
  return nullConstant;
}

function unsupported(feature: string, at: Expression, scope: Scope): Typed {
  scope.findings.unsupport(problem("unsupported-feature", { feature, stream: scope.statement }, placeOf(at)));
  return nullConstant;
}

function unary(operator: "!" | "-" | "+", operand: Expression, at: Expression, scope: Scope): Typed {
  const value = bind(operand, scope);
  switch (operator) {
    case "!":
      return call("not", [value], at, scope);
    case "-":
      return call("negate", [value], at, scope);
    case "+":
      return value;
  }
}

/** The function twin of each operator (Microsoft: Data transformation expressions). `===` is not documented: equality that knows NULL. */
const twins = {
  "||": "or", "&&": "and", "==": "equals", "!=": "notEquals", "<=>": "equalsIgnoreCase",
  "<": "lesser", "<=": "lesserOrEqual", ">": "greater", ">=": "greaterOrEqual",
  "+": "add", "-": "minus", "*": "multiply", "/": "divide", "%": "mod",
  "&": "bitwiseAnd", "|": "bitwiseOr", "^": "bitwiseXor", "===": "equals",
} as const; // prettier-ignore

function binary(expression: Binary, scope: Scope): Typed {
  const twin = twins[expression.operator];
  const args = [bind(expression.left, scope), bind(expression.right, scope)];
  const booleans = twin === "bitwiseXor" && args.some((arg) => arg.type.kind === "boolean");
  const result = call(booleans ? "xor" : twin, args, expression, scope);
  if (expression.operator !== "===") return result;
  const nulls = args.map((arg) => call("isNull", [arg], expression, scope));
  return call("coalesce", [result, call("and", nulls, expression, scope)], expression, scope);
}

function member(expression: Member, scope: Scope): Typed {
  const of = bind(expression.of, scope);
  if (of.type.kind === "any") return nullConstant;
  const found = memberOf(of, expression.name);
  if (found) return found;
  const row = of.type.kind === "array" ? of.type.of : of.type;
  const fields = row.kind === "complex" ? row.fields : [];
  const nearest = suggestion(
    expression.name,
    fields.map(({ name }) => name),
  );
  scope.findings.error(
    problem(
      "unknown-member",
      { member: expression.name, type: typeName(of.type), ...(nearest === undefined ? {} : { nearest }) },
      placeOf(expression),
    ),
  );
  return nullConstant;
}
