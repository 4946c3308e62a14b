import { selectFrom } from "../translate/query";
import { whole } from "./columns";
import { conditionOf } from "./filter";
import { one, type Transformation } from "./transformation";

/** Keeps the left rows that have a match on the right, or with `negate: true` those that have none; NULL keys match nothing. */
export const exists: Transformation = {
  verb: "exists",
  inputs: [2, 2],
  blocks: ["partitionBy"],
  options: ["negate", "broadcast"],
  analyse: (context) => {
    const [left, right] = context.scope.inputs;
    if (!left || !right) throw new Error("an exists has two inputs");
    const { columns } = whole(left);
    const type = context.args.flag("negate") ? "anti" : "semi";
    const joins = [{ type, relation: right.stream, alias: right.alias, on: conditionOf(context) } as const];
    return one(left.schema, { ...selectFrom(left.stream, left.alias, columns), joins });
  },
};
