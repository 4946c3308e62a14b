import { cast } from "../translate/duckdb/text";
import { types, type DataType } from "../types";
import type { CallSite, Items } from "./definition";
import { scalar } from "./define";
import { integer } from "./numbers";

/** An array's items in the arguments after it, beside the names that are always integers. */
const over =
  (...names: readonly string[]): Items =>
  (argument, [array]) => {
    if (argument === 0) return undefined;
    const item = array?.kind === "array" ? array.of : types.any;
    return Object.fromEntries(names.map((name) => [name, name === "index" ? types.integer : item]));
  };

/** The type of a function whose last argument is a condition: NULL counts as false. */
const where =
  (result: (array: DataType) => DataType) =>
  ([array, condition]: readonly DataType[]): DataType | undefined =>
    array && (condition?.kind === "boolean" || condition?.kind === "any") ? result(array) : undefined;

const ofItem = (array: DataType): DataType => (array.kind === "array" ? array.of : types.any);

function filtered([items]: readonly string[], { body, variable }: CallSite): string {
  const item = variable("item");
  return `list_filter(${items}, lambda ${item}: ${body(1, { item })})`;
}

const mapped = (_: readonly DataType[], of: DataType | undefined): DataType => types.array(of ?? types.any);

/** The items with their positions, so that both are known after some are left out. */
function mapIf([items]: readonly string[], { body, variable }: CallSite): string {
  const [item, index, pair] = [variable("item"), variable("index"), variable("pair")];
  const pairs = `list_transform(${items}, lambda ${item}, ${index}: {item: ${item}, index: ${integer(index)}})`;
  const known = { item: `(${pair}).item`, index: `(${pair}).index` };
  const kept = `list_filter(${pairs}, lambda ${pair}: ${body(1, known)})`;
  return `list_transform(${kept}, lambda ${pair}: ${body(2, known)})`;
}

/** DuckDB folds over values of one type, so what is accumulated and the item travel together. */
function fold(items: string, item: DataType, start: string, acc: DataType, step: (acc: string, item: string) => string, site: CallSite): string {
  const [left, right] = [site.variable("before"), site.variable("next")];
  const pairs = `list_transform(${items}, lambda ${right}: {acc: ${cast("NULL", acc)}, item: ${right}})`;
  const first = `{acc: ${cast(start, acc)}, item: ${cast("NULL", item)}}`;
  const stepped = cast(step(`(${left}).acc`, `(${right}).item`), acc);
  return `(list_reduce(${pairs}, lambda ${left}, ${right}: {acc: ${stepped}, item: (${right}).item}, ${first})).acc`;
} // prettier-ignore

const reduceItems: Items = (argument, [array, start, step]) => {
  if (argument === 2) return { acc: start ?? types.any, item: array ? ofItem(array) : types.any };
  return argument === 3 ? { result: step ?? types.any } : undefined;
};

function reduce([items, start]: readonly string[], site: CallSite): string {
  const [array = types.any, acc = types.any] = site.types;
  const step = (before: string, item: string) => site.body(2, { acc: before, item });
  const folded = fold(`${items}`, ofItem(array), `${start}`, acc, step, site);
  const result = site.variable("result");
  return `list_extract(list_transform([${folded}], lambda ${result}: ${site.body(3, { result })}), 1)`;
}

/** Each item is put behind those that do not compare greater, so equal ones keep their order, as in Java's sort. */
function sort([items]: readonly string[], site: CallSite): string {
  const { types: [array = types.any], body, variable } = site; // prettier-ignore
  const other = variable("other");
  const insert = (sorted: string, item: string): string => {
    const before = `NOT coalesce(${body(1, { item1: item, item2: other })} < 0, false)`;
    const place = `len(list_filter(${sorted}, lambda ${other}: ${before}))`;
    return `${sorted}[:${place}] || [${item}] || ${sorted}[${place} + 1:]`;
  };
  return fold(`${items}`, ofItem(array), "[]", array, insert, site);
}

/** Functions that compute an expression for each item of an array. */
export const lambdas = [
  scalar("filter(T[], lambda) => T[]", filtered, { items: over("item"), result: where((array) => array) }),
  scalar("find(T[], lambda) => T", (args, site) => `list_extract(${filtered(args, site)}, 1)`, {
    items: over("item"),
    result: where(ofItem),
  }),
  scalar("contains(T[], lambda) => boolean", (args, site) => `(len(${filtered(args, site)}) > 0)`, {
    items: over("item"),
    result: where(() => types.boolean),
  }),
  scalar(
    "map(T[], lambda) => any",
    ([items], { body, variable }) => {
      const item = variable("item");
      return `list_transform(${items}, lambda ${item}: ${body(1, { item })})`;
    },
    { items: over("item"), result: ([array, of]) => mapped([array ?? types.any], of) },
  ),
  scalar(
    "mapIndex(T[], lambda) => any",
    ([items], { body, variable }) => {
      const [item, index] = [variable("item"), variable("index")];
      return `list_transform(${items}, lambda ${item}, ${index}: ${body(1, { item, index: integer(index) })})`;
    },
    { items: over("item", "index"), result: ([array, of]) => mapped([array ?? types.any], of) },
  ),
  scalar("mapIf(T[], lambda, lambda) => any", mapIf, {
    items: over("item", "index"),
    result: ([array, condition, of]) => where(() => types.array(of ?? types.any))([array, condition] as DataType[]),
  }),
  scalar(
    "mapLoop(integral, lambda) => any",
    ([count], { body, variable }) => {
      const index = variable("index");
      return `list_transform(range(1, ${count} + 1), lambda ${index}: ${body(1, { index: integer(index) })})`;
    },
    {
      items: (argument) => (argument === 1 ? { index: types.integer } : undefined),
      result: ([, of]) => types.array(of ?? types.any),
    },
  ),
  scalar("reduce(T[], any, lambda, lambda) => any", reduce, {
    nulls: "own",
    items: reduceItems,
    result: ([, , , result]) => result,
  }),
  scalar("sort(T[], lambda) => T[]", sort, {
    items: over("item1", "item2"),
    decision: "items that compare equal keep their order; a comparison that is null counts as equal",
  }),
];
