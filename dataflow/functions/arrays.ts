import { cast } from "../translate/duckdb/text";
import { types } from "../types";
import { scalar } from "./define";
import { unlessNull } from "./strings";

/** Positions count from 1; one that does not exist is NULL, and none counts from the end. */
export const arrays = [
  // Without items it is an array of strings (Microsoft: `array`).
  scalar("array(T...) => T[]", (args, { result }) => cast(`[${args.join(", ")}]`, result), {
    nulls: "own",
    result: ([item = types.string]) => types.array(item),
  }),
  scalar("at(T[], integral) => T", ([from, position], { constants }) => {
    const item = `list_extract(${from}, ${position})`;
    return typeof constants[1] === "bigint" && constants[1] > 0n ? item : `CASE WHEN ${position} > 0 THEN ${item} END`;
  }),
  scalar("size(any) => integer", ([of]) => `CAST(len(${of}) AS INTEGER)`, {
    result: ([of]) => (of && ["array", "any"].includes(of.kind) ? types.integer : undefined),
  }),
  scalar("split(string, string) => string[]", ([text, delimiter], { constants }) =>
    typeof constants[1] === "string"
      ? `string_split(${text}, ${delimiter})`
      : unlessNull(delimiter, `string_split(${text}, ${delimiter})`),
  ),
  scalar("except(T[], T[]) => T[]", ([items, without]) =>
    unlessNull(without, `list_filter(list_distinct(${items}), lambda item: NOT list_contains(${without}, item))`),
  ),
  // In the order of the first occurrences, as Microsoft's example shows.
  scalar(
    "distinct(T[]) => T[]",
    ([items]) => `list_filter(${items}, lambda item, position: list_position(${items}, item) = position)`,
  ),
  scalar("slice(T[], integer, [integer]) => T[]", ([items, from, count]) =>
    count === undefined ? `${items}[${from}:]` : `${items}[${from}:${from} + ${count} - 1]`,
  ),
];
