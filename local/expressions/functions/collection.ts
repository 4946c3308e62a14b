import { textOf } from "../display";
import {
  any,
  collection as anyCollection,
  count,
  fixed,
  isFields,
  isItems,
  items,
  text,
  textOrItems,
  variadic,
  type CallContext,
  type ExpressionFunction,
  type Fields,
  type Items,
} from "./define";
import { same } from "./equality";

const includes = (list: Items, value: unknown) => list.some((item) => same(item, value));

function distinct(list: Items): Items {
  return list.filter((item, index) => list.findIndex((other) => same(other, item)) === index);
}

/** Runs one function over arrays or another over objects, whichever all arguments are. */
function overAll(arrays: (lists: readonly Items[]) => Items, objects: (all: readonly Fields[]) => Fields) {
  return variadic(1, anyCollection, (context: CallContext, args) => {
    if (args.every(isItems)) return arrays(args);
    if (args.every(isFields)) return objects(args);
    return context.refuse("takes arrays or objects, but not both");
  });
}

export const collection: Readonly<Record<string, ExpressionFunction>> = {
  contains: fixed([anyCollection, any], (context, within, value) => {
    if (isItems(within)) return includes(within, value);
    if (within === null) return context.refuse("cannot look into null");
    if (typeof value !== "string") return context.refuse("looks for a string in a string, or for a key in an object");
    return typeof within === "string" ? within.includes(value) : Object.hasOwn(within, value);
  }),
  empty: fixed([anyCollection], (_, value) => {
    if (value === null) return true;
    return (typeof value === "string" ? value : Object.keys(value)).length === 0;
  }),
  first: fixed([textOrItems], (_, value) => value[0] ?? (typeof value === "string" ? "" : null)),
  last: fixed([textOrItems], (_, value) => value.at(-1) ?? (typeof value === "string" ? "" : null)),
  length: fixed([textOrItems], (_, value) => value.length),
  join: fixed([items, text], (_, list, delimiter) => list.map(textOf).join(delimiter)),
  skip: fixed([items, count], (_, list, number) => list.slice(Math.max(0, number))),
  take: fixed([textOrItems, count], (_, value, number) => value.slice(0, Math.max(0, number))),
  intersection: overAll(
    ([first = [], ...others]) => distinct(first.filter((item) => others.every((other) => includes(other, item)))),
    (objects) => {
      const names = Object.keys(objects[0] ?? {}).filter((name) => objects.every((one) => Object.hasOwn(one, name)));
      return Object.fromEntries(names.map((name) => [name, objects.at(-1)?.[name]]));
    },
  ),
  union: overAll(
    (lists) => distinct(lists.flat()),
    (objects) => Object.assign({}, ...objects) as Fields,
  ),
};
