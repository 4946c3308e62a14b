import { problem } from "../../errors";
import type { Block, Expression } from "../ast";
import { bind, bindCondition } from "../check/bind";
import { call } from "../check/call";
import { constantOf } from "../check/constant";
import { placeOf } from "../check/findings";
import type { Input, Scope } from "../check/scope";
import { long, text, truth, type Typed } from "../check/typed";
import { selectFrom, type Join, type OutputColumn, type Select } from "../translate/query";
import { valuesOf } from "./arguments";
import { conjunctionOf, takeApart } from "./conjunction";
import type { Context } from "./transformation";

export const expectationKinds = ["expectTrue", "expectUnique", "expectExists"] as const;

/** What an assert expects of its rows, in the two ways it can be tested. */
export interface Expectation {
  readonly id: string;
  readonly message: string;
  readonly failFlow: boolean;
  /** A query of the rows that break it. */
  readonly offending: (columns: readonly OutputColumn[]) => Select;
  /** A condition that is true for the rows that break it, and the join that it needs. */
  readonly mark: () => { readonly broken: Typed; readonly join?: Join };
}

/** Reads `expectTrue(expression, failFlow, 'id', filter, 'message')` and its like. */
export function expectationOf(block: Block, number: number, context: Context): Expectation {
  const { scope, statement } = context;
  const [input, ...others] = scope.inputs as readonly [Input, ...Input[]];
  const left: Scope = { ...scope, inputs: [input] };
  const [expected, failFlow, id, filter, message] = valuesOf(block);
  if (!expected)
    context.error(
      problem("missing-argument", { stream: statement.name, verb: block.name, what: "an expression" }).at(
        placeOf(block),
      ),
    );
  const known = (value: Expression | undefined) => (value ? constantOf(bind(value, left)) : undefined);
  const named = {
    id: String(known(id) ?? `${statement.name}${number}`),
    message: String(known(message) ?? `${block.name} does not hold`),
    failFlow: known(failFlow) === true,
  };
  const applies = filter && known(filter) !== null ? [bindCondition(filter, left)] : [];
  const value = expected ?? { kind: "boolean", value: true };
  const test = { input, scope: left, applies, alias: `expected${number}` };
  if (block.name === "expectUnique") return { ...named, ...unique(bind(value, left), test) };
  if (block.name === "expectExists") return { ...named, ...exists(bindCondition(value, scope), others, test, context) };
  return { ...named, ...isTrue(bindCondition(value, left), test) };
}

interface Test {
  readonly input: Input;
  readonly scope: Scope;
  /** The rows to which the expectation applies: all, unless it has a filter. */
  readonly applies: readonly Typed[];
  readonly alias: string;
}

type Tests = Pick<Expectation, "offending" | "mark">;

const and = (conditions: readonly Typed[], scope: Scope): Typed =>
  conjunctionOf(conditions, (all) => call("and", all, {}, scope));
const not = (condition: Typed, scope: Scope): Typed =>
  call("not", [call("coalesce", [condition, truth(false)], {}, scope)], {}, scope);

/** What is NULL is not true. */
function isTrue(condition: Typed, { input, scope, applies }: Test): Tests {
  const broken = and([...applies, not(condition, scope)], scope);
  return {
    offending: (columns) => ({ ...selectFrom(input.stream, input.alias, columns), where: broken }),
    mark: () => ({ broken }),
  };
}

/** NULL is not a value that can be there twice, as for a unique key in SQL. */
function unique(key: Typed, { input, scope, applies, alias }: Test): Tests {
  const rows = call("count", [], {}, { ...scope, aggregation: "group" });
  const present = not(call("isNull", [key], {}, scope), scope);
  const counted: Select = {
    ...selectFrom(input.stream, input.alias, [{ identifier: "key", value: key }, { identifier: "rows", value: rows }]),
    where: and([...applies, present], scope),
    groupBy: [key],
  }; // prettier-ignore
  const several = (count: Typed): Typed => call("greater", [count, long(1n)], {}, scope);
  const column = (identifier: string, type: Typed["type"]): Typed => ({
    kind: "column",
    type,
    relation: alias,
    identifier,
  });
  return {
    offending: () => ({ ...counted, having: several(rows) }),
    mark: () => ({
      broken: and([...applies, several(column("rows", { kind: "long" }))], scope),
      join: { type: "left", relation: counted, alias, on: call("equals", [key, column("key", key.type)], {}, scope) },
    }),
  };
}

/** A match in the other stream, by equations. */
function exists(
  condition: Typed,
  others: readonly Input[],
  { input, scope, applies, alias }: Test,
  context: Context,
): Tests {
  const right = others.find((other) => takeApart(condition, other).keys.length > 0);
  if (!right) {
    const feature = "expectExists without an equation between the two streams";
    scope.findings.unsupport(problem("unsupported-feature", { feature, stream: scope.statement }));
    return isTrue(truth(true), { input, scope, applies, alias });
  }
  return {
    offending: (columns) => ({
      ...selectFrom(input.stream, input.alias, columns),
      joins: [{ type: "anti", relation: right.stream, alias: right.alias, on: condition }],
      ...(applies.length > 0 ? { where: and(applies, scope) } : {}),
    }),
    mark: () => marked(condition, right, { input, scope, applies, alias }, context),
  };
}

function marked(
  condition: Typed,
  right: Input,
  { scope, applies, alias }: Test,
  { statement }: Context,
): ReturnType<Tests["mark"]> {
  const { keys, ofRight, rest } = takeApart(condition, right);
  if (rest.length > 0) {
    const feature = "expectExists by anything but equations between the two streams";
    scope.findings.unsupport(problem("unsupported-feature", { feature, stream: statement.name }));
  }
  const columns = keys.map((key, index) => ({ identifier: `key${index + 1}`, value: key.right }));
  const groupBy = keys.map((key) => key.right);
  const found: Select = {
    ...selectFrom(right.stream, right.alias, [...columns, { identifier: "found", value: text("") }]),
    groupBy,
    ...(ofRight.length > 0 ? { where: and(ofRight, scope) } : {}),
  };
  const equations = keys.map((key, index) => {
    const value: Typed = { kind: "column", type: key.right.type, relation: alias, identifier: `key${index + 1}` };
    return call("equals", [key.left, value], {}, scope);
  });
  const flag: Typed = { kind: "column", type: { kind: "string" }, relation: alias, identifier: "found" };
  return {
    broken: and([...applies, call("isNull", [flag], {}, scope)], scope),
    join: { type: "left", relation: found, alias, on: and(equations, scope) },
  };
}
