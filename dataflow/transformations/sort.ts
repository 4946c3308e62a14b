import { selectFrom } from "../translate/query";
import { whole } from "./columns";
import { orderOfAll } from "./ordering";
import { one, type Transformation } from "./transformation";

/** Orders rows; a later repartition may lose the order, in Data Factory as here. */
export const sort: Transformation = {
  verb: "sort",
  inputs: [1, 1],
  blocks: ["asc", "desc", "partitionBy"],
  // Rows in one order over all are also in order within each partition.
  options: ["caseInsensitive", "partitionLevel"],
  analyse: ({ args, scope }) => {
    const [input] = scope.inputs;
    if (!input) throw new Error("a sort has one input");
    const { columns } = whole(input);
    const orderBy = orderOfAll(args, scope);
    return one(input.schema, { ...selectFrom(input.stream, input.alias, columns), orderBy });
  },
};
