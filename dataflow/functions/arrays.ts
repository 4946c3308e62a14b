import { types } from "../types";
import { scalar } from "./define";

/** Positions count from 1; one that does not exist is NULL, and none counts from the end. */
export const arrays = [
  scalar("array(T...) => T[]", (args) => `[${args.join(", ")}]`, { nulls: "own" }),
  scalar("at(any, any) => any", ([from, position], { types: [type], constants }) => {
    if (type?.kind === "map") return `${from}[${position}]`;
    const certain = typeof constants[1] === "bigint" && constants[1] > 0n;
    return certain ? `${from}[${position}]` : `CASE WHEN ${position} > 0 THEN ${from}[${position}] END`;
  }, { result: ([of]) => (of?.kind === "array" ? of.of : of?.kind === "map" ? of.value : of?.kind === "any" ? types.any : undefined) }), // prettier-ignore
  scalar("size(any) => integer", ([of]) => `CAST(len(${of}) AS INTEGER)`, {
    result: ([of]) => (of && ["array", "any"].includes(of.kind) ? types.integer : undefined),
  }),
  scalar("split(string, string) => string[]", ([text, delimiter]) => `string_split(${text}, ${delimiter})`),
  scalar(
    "except(T[], T[]) => T[]",
    ([items, without]) => `list_filter(list_distinct(${items}), lambda item: NOT list_contains(${without}, item))`,
  ),
  scalar("distinct(T[]) => T[]", ([items]) => `list_distinct(${items})`),
  scalar("slice(T[], integer, [integer]) => T[]", ([items, from, count]) =>
    count === undefined ? `${items}[${from}:]` : `${items}[${from}:${from} + ${count} - 1]`,
  ),
];
