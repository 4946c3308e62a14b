import { problem } from "../../errors";
import { bindCondition } from "../check/bind";
import { truth } from "../check/typed";
import { selectFrom } from "../translate/query";
import { whole } from "./columns";
import { one, type Context, type Transformation } from "./transformation";

/** Keeps the rows where the condition is true; NULL is not true. */
export const filter: Transformation = {
  verb: "filter",
  inputs: [1, 1],
  blocks: ["partitionBy"],
  options: [],
  analyse: (context) => {
    const [input] = context.scope.inputs;
    if (!input) throw new Error("a filter has one input");
    const { columns } = whole(input);
    const query = { ...selectFrom(input.stream, input.alias, columns), where: conditionOf(context) };
    return one(input.schema, query, true);
  },
};

/** The one condition that a filter, join, lookup or exists has. */
export function conditionOf({ statement, args, scope, error }: Context) {
  const [condition] = args.of("positional");
  if (condition) return bindCondition(condition.value, scope);
  error(problem("missing-argument", { stream: statement.name, verb: statement.verb, what: "a condition" }));
  return truth(true);
}
