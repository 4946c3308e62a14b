import { commonType } from "../check/coercion";
import { cast } from "../translate/duckdb/text";
import { types, type DataType } from "../types";
import type { CallSite, Items } from "./definition";
import { scalar } from "./define";

const entries: Items = (argument, [map]) =>
  argument === 1
    ? { key: map?.kind === "map" ? map.key : types.any, value: map?.kind === "map" ? map.value : types.any }
    : undefined;

/** An expression of `#key` and `#value`, for each entry. */
function each([map]: readonly string[], { body, variable }: CallSite, wrap: (entry: string, value: string) => string) {
  const entry = variable("entry");
  const value = body(1, { key: `(${entry}).key`, value: `(${entry}).value` });
  return `list_transform(map_entries(${map}), lambda ${entry}: ${wrap(entry, value)})`;
}

/** The type of a map of alternating keys and values; a map of strings where there are none. */
function associated(given: readonly DataType[]): DataType | undefined {
  const shared = (odd: number) =>
    given
      .filter((_, index) => index % 2 === odd)
      .reduce<DataType | undefined>((all, type) => all && commonType(all, type), types.any);
  const [key, value] = [shared(0), shared(1)];
  if (given.length === 0) return types.map(types.string, types.string);
  return key && value && given.length % 2 === 0 ? types.map(key, value) : undefined;
}

export const maps = [
  // The page prints the signature of `reassociate` here; its example shows keys and values in turn.
  scalar(
    "associate(any...) => any",
    (args, { result }) => {
      const pairs = args.flatMap((key, index) => (index % 2 === 0 ? [`${key}: ${args[index + 1]}`] : []));
      return cast(`MAP {${pairs.join(", ")}}`, result);
    },
    { nulls: "own", result: associated },
  ),
  scalar(
    "keyValues(array, array) => any",
    ([keys, values], { result }) => (result.kind === "any" ? "NULL" : `map(${keys}, ${values})`),
    {
      result: ([keys, values]) =>
        keys?.kind === "array" && values?.kind === "array" ? types.map(keys.of, values.of) : types.any,
    },
  ),
  scalar("mapAssociation(map, lambda) => any", (args, site) => each(args, site, (_, value) => value), {
    items: entries,
    result: ([, of]) => types.array(of ?? types.any),
  }),
  scalar(
    "reassociate(map, lambda) => any",
    (args, site) =>
      site.result.kind === "any"
        ? "NULL"
        : `map_from_entries(${each(args, site, (entry, value) => `{key: (${entry}).key, value: ${value}}`)})`,
    {
      items: entries,
      result: ([map, value]) => (map?.kind === "map" ? types.map(map.key, value ?? types.any) : map),
    },
  ),
];
