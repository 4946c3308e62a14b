import { call } from "../check/call";
import type { Scope } from "../check/scope";
import { long, partsOf, type Typed } from "../check/typed";
import { scalar } from "../functions/define";
import { selectFrom, type Join, type OutputColumn, type Select, type Union } from "../translate/query";
import { types } from "../types";
import { callOf } from "./internal";

/** What these functions give for a row that is alone in its partition. */
const placesOfOne: ReadonlySet<string> = new Set(["rowNumber", "rank", "denseRank"]);

const isWindowed = (value: Typed): boolean =>
  (value.kind === "call" && value.windowed) || partsOf(value).some(isWindowed);

const isPlace = (value: Typed): boolean =>
  value.kind === "call" && value.windowed && placesOfOne.has(value.function.name);

/** Equal partitions have equal numbers, and others hardly ever; grouping by numbers is cheaper than by texts. */
const partitionNumber = scalar("partitionNumber(any...) => long", (keys) => `hash(${keys.join(", ")})`, {
  nulls: "own",
});

/**
 * A query that only numbers the rows of its partitions, as "the newest row of each key" does, with the rows that are
 * alone in theirs kept out of the window: they are first, and an engine would sort them all with all their columns.
 * Where most keys are unique this takes half the time. Any other query comes back as it is.
 */
export function numberedApart(query: Select, scope: Scope): Select | Union {
  const { window, columns, from } = query;
  const computed = columns.filter(({ value }) => isWindowed(value));
  const numbersOnly = computed.length > 0 && computed.every(({ value }) => isPlace(value));
  if (!numbersOnly || window === undefined || window.partition.length === 0 || window.frame !== undefined) return query;

  const number = callOf(partitionNumber, window.partition, types.long);
  const count = call("count", [], {}, { ...scope, aggregation: "group" });
  const repeated: Select = {
    ...selectFrom(from.relation, from.alias, [{ identifier: "number", value: number }]),
    groupBy: [number],
    having: call("greater", [count, long(1n)], {}, scope),
  };
  const alias = "repeated";
  const ofRepeated: Typed = { kind: "column", type: types.long, relation: alias, identifier: "number" };
  const on = call("equals", [number, ofRepeated], {}, scope);
  const joined = (type: Join["type"]): Select["joins"] => [{ type, relation: repeated, alias, on }];
  const first = ({ identifier, value }: OutputColumn): OutputColumn => ({
    identifier,
    value: isPlace(value) ? { kind: "constant", type: value.type, value: 1n } : value,
  });
  return {
    kind: "union",
    parts: [
      { ...selectFrom(from.relation, from.alias, columns.map(first)), joins: joined("anti") },
      { ...query, joins: joined("semi") },
    ],
  };
}
