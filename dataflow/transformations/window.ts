import { bind } from "../check/bind";
import { constantOf } from "../check/constant";
import type { Scope } from "../check/scope";
import { selectFrom, type Window } from "../translate/query";
import { valuesOf, type Arguments } from "./arguments";
import { defined, knownOf, passedAll, passedMarks, shape } from "./columns";
import { assign } from "./derive";
import { orderOf } from "./ordering";
import { assignmentsOf } from "./patterns";
import { one, type Transformation } from "./transformation";

/**
 * Adds columns computed over the rows around each row. Without offsets and with an order the frame is that of SQL and
 * Spark, from the first row to the current one and its equals; the reference is silent.
 */
export const window: Transformation = {
  verb: "window",
  inputs: [1, 1],
  blocks: ["over", "asc", "desc", "each", "partitionBy"],
  options: ["startRowOffset", "endRowOffset"],
  analyse: ({ statement, args, scope }) => {
    const [input] = scope.inputs;
    if (!input) throw new Error("a window has one input");
    const inWindow: Scope = { ...scope, aggregation: "window" };
    const assigned = assignmentsOf(statement.args, inWindow).map(({ name, value, scope: inner }) =>
      defined(name, bind(value, inner), statement.name),
    );
    const { schema, columns } = shape(assign(passedAll(input), assigned), passedMarks(input), knownOf([input]));
    return one(schema, { ...selectFrom(input.stream, input.alias, columns), window: windowOf(args, scope) });
  },
};

function windowOf(args: Arguments, scope: Scope): Window {
  const partition = valuesOf(args.block("over")).map((value) => bind(value, scope));
  const order = orderOf(args.blocks("asc", "desc"), scope);
  const [from, to] = [bound(args, "startRowOffset", scope), bound(args, "endRowOffset", scope)];
  if (from === undefined && to === undefined) return { partition, order };
  return { partition, order, frame: { from: from ?? "unbounded", to: to ?? "unbounded" } };
}

function bound(args: Arguments, name: string, scope: Scope): bigint | undefined {
  const written = args.option(name);
  if (written === undefined) return undefined;
  const value = written.kind === "unary" && written.operator === "-" ? written.operand : written;
  const rows = constantOf(bind(value, scope));
  return typeof rows === "bigint" ? (value === written ? rows : -rows) : undefined;
}
