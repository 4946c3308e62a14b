import { problem } from "../../errors";
import { call } from "../check/call";
import { widen } from "../check/parameters";
import { selectFrom } from "../translate/query";
import { types } from "../types";
import { defined, knownOf, passedAll, passedMarks, shape } from "./columns";
import { orderOfAll } from "./ordering";
import { one, type Transformation } from "./transformation";

/** Ranks all rows of the stream by an order; with `dense: true` without gaps after equals (Microsoft: Rank transformation). */
export const rank: Transformation = {
  verb: "rank",
  inputs: [1, 1],
  blocks: ["asc", "desc", "partitionBy"],
  options: ["dense", "caseInsensitive"],
  analyse: ({ statement, args, scope, error }) => {
    const [input] = scope.inputs;
    if (!input) throw new Error("a rank has one input");
    const column = args.outputColumn();
    if (!column)
      error(problem("missing-argument", { stream: statement.name, verb: "rank", what: "output(rank as long)" }));
    const place = call(args.flag("dense") ? "denseRank" : "rank", [], statement, { ...scope, aggregation: "window" });
    const value = widen(place, types.long);
    const definitions = [...passedAll(input), ...(column ? [defined(column.name, value, statement.name)] : [])];
    const { schema, columns } = shape(definitions, passedMarks(input), knownOf([input]));
    const window = { partition: [], order: orderOfAll(args, scope) };
    return one(schema, { ...selectFrom(input.stream, input.alias, columns), window });
  },
};
