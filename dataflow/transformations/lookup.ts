import { problem } from "../../errors";
import { call } from "../check/call";
import type { Input, Scope } from "../check/scope";
import { truth, type Typed } from "../check/typed";
import { selectFrom, type Join, type Select, type SortKey } from "../translate/query";
import { conjunctionOf, takeApart, type Conjunction } from "./conjunction";
import { knownOf, passedAll, passedMarks, shape } from "./columns";
import { conditionOf } from "./filter";
import { orderOf } from "./ordering";
import { one, type Context, type Transformation } from "./transformation";
import { rowsOf } from "./unroll";

const matchMark = "$match";

/**
 * A left join; with `multiple: false` each left row gives exactly one row, whatever the matches (Microsoft: Lookup
 * transformation). By equations, the right side is reduced to one row for each key first, so that the join stays a plain one.
 */
export const lookup: Transformation = {
  verb: "lookup",
  inputs: [2, 2],
  blocks: ["asc", "desc", "partitionBy"],
  options: ["multiple", "pickup", "broadcast"],
  analyse: (context) => {
    const { args, scope, asks } = context;
    const [left, right] = scope.inputs;
    if (!left || !right) throw new Error("a lookup has two inputs");
    const on = conditionOf(context);
    const pickup = args.value("pickup") ?? "any";
    if (!["any", "first", "last"].includes(String(pickup))) {
      const what = `pickup: '${String(pickup)}'`;
      context.error(problem("unexpected-argument", { stream: context.statement.name, verb: "lookup", what }));
    }
    const marked = asks("isMatch");
    const found = { identifier: matchMark, value: truth(true) };
    const columns = [...shape(passedAll(right), [], "complete").columns, ...(marked ? [found] : [])];
    const matches: Select = selectFrom(right.stream, right.alias, columns);
    const single = args.value("multiple") === false;
    const order = single ? pickedOrder(context) : [];
    const parted = takeApart(on, right);
    const byKey = single && parted.keys.length > 0 && parted.rest.length === 0;
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
    const joined = (relation: Join["relation"], condition: Typed): readonly Join[] => [
      { type: "left", relation, alias: right.alias, on: condition },
    ];
    const query = selectFrom(left.stream, left.alias, output);
    if (byKey) return one(schema, { ...query, joins: joined(...firstOfEachKey(matches, parted, order, scope)) });
    const joins = joined(plain ? right.stream : matches, on);
    return one(schema, single ? firstOfEachRow({ ...query, joins }, left, order, scope) : { ...query, joins });
  },
};

/** Which of several matches is taken: the first by the order, or the last (Microsoft: Lookup transformation). */
function pickedOrder({ args, scope }: Context): readonly SortKey[] {
  const last = args.value("pickup") === "last";
  return orderOf(args.blocks("asc", "desc"), scope).map((key) =>
    last ? { ...key, descending: !key.descending, nullsFirst: !key.nullsFirst } : key,
  );
}

/** The right side with one row for each key, and the condition that joins it. */
function firstOfEachKey(
  matches: Select,
  { keys, ofRight }: Conjunction,
  order: readonly SortKey[],
  scope: Scope,
): [Select, Typed] {
  const and = (all: readonly Typed[]) => call("and", all, {}, scope);
  const reduced: Select = {
    ...matches,
    window: { partition: keys.map((key) => key.right), order },
    qualify: isFirst(scope),
    ...(ofRight.length > 0 ? { where: conjunctionOf(ofRight, and) } : {}),
  };
  return [reduced, conjunctionOf(keys.map((key) => key.equation), and)]; // prettier-ignore
}

/** A join by any condition, of which one row stays for each left row: these are numbered first, to tell them apart. */
function firstOfEachRow(query: Select, left: Input, order: readonly SortKey[], scope: Scope): Select {
  const number = call("rowNumber", [], {}, { ...scope, aggregation: "window" });
  const { rows, item } = numbered(left, number);
  const first = { partition: [item], order };
  return { ...query, from: { relation: rows, alias: left.alias }, window: first, qualify: isFirst(scope) };
}

function numbered(left: Input, number: Typed): { readonly rows: Select; readonly item: Typed } {
  const identifier = "$row";
  const { relation, columns } = rowsOf(left);
  const rows = selectFrom(relation, left.alias, [...columns, { identifier, value: number }]);
  const item: Typed = { kind: "column", type: number.type, relation: left.alias, identifier };
  return { rows: { ...rows, window: { partition: [], order: [] } }, item };
}

const isFirst = (scope: Scope): Typed =>
  call("equals", [call("rowNumber", [], {}, { ...scope, aggregation: "window" }), firstRow], {}, scope);

const firstRow = { kind: "constant", type: { kind: "integer" }, value: 1n } as const;
