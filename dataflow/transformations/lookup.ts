import { problem } from "../../errors";
import { call } from "../check/call";
import { truth } from "../check/typed";
import { selectFrom, type Select } from "../translate/query";
import { conjunctionOf, takeApart } from "./conjunction";
import { knownOf, passedAll, passedMarks, shape } from "./columns";
import { conditionOf } from "./filter";
import { orderOf } from "./ordering";
import { one, type Transformation } from "./transformation";

const matchMark = "$match";

/**
 * A left join; with `multiple: false` each left row gives exactly one row, whatever the matches: the right side is
 * reduced to one row for each key first, so that the join itself stays a plain one (Microsoft: Lookup transformation).
 */
export const lookup: Transformation = {
  verb: "lookup",
  inputs: [2, 2],
  blocks: ["asc", "desc", "partitionBy"],
  options: ["multiple", "pickup", "broadcast"],
  analyse: (context) => {
    const { statement, args, scope, asks } = context;
    const [left, right] = scope.inputs;
    if (!left || !right) throw new Error("a lookup has two inputs");
    const on = conditionOf(context);
    const marked = asks("isMatch");
    const found = { identifier: matchMark, value: truth(true) };
    const columns = [...shape(passedAll(right), [], "complete").columns, ...(marked ? [found] : [])];
    let matches: Select = selectFrom(right.stream, right.alias, columns);
    let condition = on;
    if (args.value("multiple") === false) {
      const { keys, ofRight, rest } = takeApart(on, right);
      if (keys.length === 0 || rest.length > 0) {
        const feature = "a lookup of one row by anything but equations between the two streams";
        scope.findings.unsupport(problem("unsupported-feature", { feature, stream: statement.name }));
      }
      const last = args.value("pickup") === "last";
      const order = orderOf(args.blocks("asc", "desc"), scope).map((key) =>
        last ? { ...key, descending: !key.descending, nullsFirst: !key.nullsFirst } : key,
      );
      const and = (all: Parameters<typeof call>[1]) => call("and", all, {}, scope);
      const first = call("equals", [call("rowNumber", [], {}, { ...scope, aggregation: "window" }), one1], {}, scope);
      matches = {
        ...matches,
        window: { partition: keys.map((key) => key.right), order },
        qualify: first,
        ...(ofRight.length > 0 ? { where: conjunctionOf(ofRight, and) } : {}),
      };
      condition = conjunctionOf(
        keys.map((key) => key.equation),
        and,
      );
    }
    const plain = args.value("multiple") !== false && !marked;
    const marks = passedMarks(left, marked ? ["$match"] : []);
    const matched = {
      kind: "column",
      type: { kind: "boolean" },
      relation: right.alias,
      identifier: matchMark,
    } as const;
    const isMatch = { identifier: matchMark, value: call("coalesce", [matched, truth(false)], {}, scope) };
    const { schema, columns: output } = shape(
      [...passedAll(left), ...passedAll(right)],
      [...marks, ...(marked ? [isMatch] : [])],
      knownOf([left, right]),
    );
    const relation = plain ? right.stream : matches;
    const joins = [{ type: "left", relation, alias: right.alias, on: condition } as const];
    return one(schema, { ...selectFrom(left.stream, left.alias, output), joins });
  },
};

const one1 = { kind: "constant", type: { kind: "integer" }, value: 1n } as const;
