import { problem } from "../../errors";
import { call } from "../check/call";
import type { Input } from "../check/scope";
import { selectFrom, type Join, type OutputColumn } from "../translate/query";
import { knownOf, markOf, passedAll, passedMarks, shape } from "./columns";
import { conditionOf } from "./filter";
import { one, type Context, type Transformation } from "./transformation";

/** The spellings of the service, and those of its page. */
const joinTypes: Readonly<Record<string, Join["type"]>> = {
  inner: "inner", left: "left", right: "right", outer: "full", full: "full", cross: "cross",
  left_outer: "left", right_outer: "right", full_outer: "full",
}; // prettier-ignore

/**
 * Pairs the rows of two streams. All columns of both sides stay, equal names twice: `stream@column` tells them apart.
 * Rows keep the marks of the first stream, and the errors of both.
 */
export const join: Transformation = {
  verb: "join",
  inputs: [2, 2],
  blocks: ["partitionBy"],
  options: ["joinType", "matchType", "ignoreSpaces", "broadcast"],
  refuses: "a fuzzy match, and spaces that do not count",
  analyse: (context) => {
    const { statement, args, scope, error } = context;
    const [left, right] = scope.inputs;
    if (!left || !right) throw new Error("a join has two inputs");
    const written = args.value("joinType") ?? "inner";
    const type = joinTypes[String(written)];
    if (type === undefined) {
      error(
        problem("unexpected-argument", {
          stream: statement.name,
          verb: "join",
          what: `joinType: '${String(written)}'`,
        }),
      );
    }
    for (const [option, usual] of [["matchType", "exact"], ["ignoreSpaces", false]] as const) {
      const value = args.value(option);
      if (value !== undefined && value !== usual) {
        scope.findings.unsupport(problem("unsupported-option", { stream: statement.name, verb: "join", option: `${option}: ${String(value)}` }));
      }
    } // prettier-ignore
    const definitions = [...passedAll(left), ...passedAll(right)];
    const { schema, columns } = shape(definitions, joinedMarks(left, right, context), knownOf([left, right]));
    return one(schema, {
      ...selectFrom(left.stream, left.alias, columns),
      joins: [joined(type ?? "inner", right, context)],
    });
  },
};

/** A cross join with a condition keeps the pairs where it holds: an inner join. */
function joined(type: Join["type"], right: Input, context: Context): Join {
  const on = conditionOf(context);
  const always = on.kind === "constant" && on.value === true;
  if (type === "cross" && always) return { type, relation: right.stream, alias: right.alias };
  return { type: type === "cross" ? "inner" : type, relation: right.stream, alias: right.alias, on };
}

function joinedMarks(left: Input, right: Input, { scope, statement }: Context): readonly OutputColumn[] {
  const marks = passedMarks(left);
  if (!right.schema.marks.includes("$errors")) return marks;
  if (!left.schema.marks.includes("$errors"))
    return [...marks, { identifier: "$errors", value: markOf(right, "$errors") }];
  const both = [left, right].map((input) =>
    call("coalesce", [markOf(input, "$errors"), call("array", [], {}, scope)], {}, scope),
  );
  return marks.map((mark) =>
    mark.identifier === "$errors" ? { ...mark, value: call("add", both, statement, scope) } : mark,
  );
}
