import { bind } from "../check/bind";
import type { Scope } from "../check/scope";
import { selectFrom, type Window } from "../translate/query";
import { valuesOf, type Arguments } from "./arguments";
import { defined, knownOf, passedAll, passedMarks, shape } from "./columns";
import { assign } from "./derive";
import { frameOf } from "./frame";
import { numberedApart } from "./numberedApart";
import { orderOf } from "./ordering";
import { assignmentsOf } from "./assignments";
import { one, type Transformation } from "./transformation";

/**
 * Adds columns computed over the rows around each row. Without offsets and with an order the frame is that of SQL and
 * Spark, from the first row to the current one and its equals; the reference is silent.
 */
export const window: Transformation = {
  verb: "window",
  inputs: [1, 1],
  blocks: ["over", "asc", "desc", "each", "partitionBy"],
  options: ["startRowOffset", "endRowOffset", "startRange", "endRange"],
  refuses: "a range over more than one ascending number or point in time",
  analyse: ({ statement, args, scope }) => {
    const [input] = scope.inputs;
    if (!input) throw new Error("a window has one input");
    const inWindow: Scope = { ...scope, aggregation: "window" };
    const assigned = assignmentsOf(statement.args, inWindow).map(({ name, value }) =>
      defined(name, value, statement.name),
    );
    const { schema, columns } = shape(assign(passedAll(input), assigned), passedMarks(input), knownOf([input]));
    const query = { ...selectFrom(input.stream, input.alias, columns), window: windowOf(args, scope) };
    return one(schema, numberedApart(query, scope));
  },
};

function windowOf(args: Arguments, scope: Scope): Window {
  const partition = valuesOf(args.block("over")).map((value) => bind(value, scope));
  const order = orderOf(args.blocks("asc", "desc"), scope);
  const frame = frameOf(args, order, scope);
  return { partition, order, ...(frame ? { frame } : {}) };
}
