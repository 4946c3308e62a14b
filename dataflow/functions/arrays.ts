import { problem } from "../../errors";
import { commonType, isIntegral } from "../check/coercion";
import type { ConstantValue } from "../check/typed";
import { cast } from "../translate/duckdb/text";
import { types, type DataType } from "../types";
import type { CallSite } from "./definition";
import { scalar } from "./define";
import { unlessNull } from "./strings";

/** In the order of the first occurrences, as Microsoft's example of `distinct` shows. */
const distinct = (items: string): string =>
  `list_filter(${items}, lambda one, place: list_position(${items}, one) = place)`;

/** A NULL is an item like others, as in Spark. */
const among = (items: string | undefined, word: "" | "NOT "): string =>
  `lambda one: ${word}coalesce(list_position(${items}, one) > 0, false)`;

/** The value at a position, which counts from 1 and never from the end, or of a key; NULL where there is none. */
function at([from, position]: readonly string[], { types: [container], constants }: CallSite): string {
  if (container?.kind === "map") return `${from}[${position}]`;
  const item = `list_extract(${from}, ${position})`;
  return typeof constants[1] === "bigint" && constants[1] > 0n ? item : `CASE WHEN ${position} > 0 THEN ${item} END`;
}

function itemType([container, position]: readonly DataType[]): DataType | undefined {
  if (container?.kind === "any") return types.any;
  if (position === undefined) return undefined;
  if (container?.kind === "map") return commonType(container.key, position) && container.value;
  return container?.kind === "array" && (isIntegral(position) || position.kind === "any") ? container.of : undefined;
}

/** Positions count from 1, or with a minus from the end; Spark too refuses position 0 and a negative count. */
function slice([items, from, count]: readonly string[]): string {
  const refused = `error('slice: a position of 0, or a count below 0')`;
  const rest = `${items}[${from}:]`;
  if (count === undefined) return `CASE WHEN ${from} = 0 THEN ${refused} ELSE ${rest} END`;
  return `CASE WHEN ${from} = 0 OR ${count} < 0 THEN ${refused} WHEN ${count} = 0 THEN ${items}[1:0] ELSE (${rest})[1:${count}] END`;
}

/** Arrays of plain items are taken as they are; others lose one level, or all with a last `true`. */
function flatten(args: readonly string[], { types: given, constants }: CallSite): string {
  const flag = given.at(-1)?.kind === "boolean" ? constants.at(-1) : false;
  if (typeof flag !== "boolean") throw problem("unsupported-argument", { function: "flatten", what: "a flag that is not a constant" }); // prettier-ignore
  const parts = given.flatMap((type, index) =>
    type.kind === "array" ? [flattened(`${args[index]}`, type, flag)] : [],
  );
  return parts.length === 0 ? "NULL" : `(${parts.join(" || ")})`;
}

function flattened(sql: string, type: DataType, all: boolean): string {
  if (type.kind !== "array" || type.of.kind !== "array") return sql;
  return all ? flattened(`flatten(${sql})`, type.of, all) : `flatten(${sql})`;
}

function flattenedType(given: readonly DataType[]): DataType | undefined {
  const [first] = given;
  if (first?.kind === "any") return first;
  const arrays = given.filter(({ kind }) => kind === "array");
  const rest = given.slice(arrays.length);
  if (first?.kind !== "array" || rest.length > 1 || rest.some(({ kind }) => kind !== "boolean")) return undefined;
  return first;
}

export const arrays = [
  // Without items it is an array of strings (Microsoft: `array`).
  scalar("array(T...) => T[]", (args, { result }) => cast(`[${args.join(", ")}]`, result), {
    nulls: "own",
    result: ([item = types.string]) => types.array(item),
  }),
  scalar("at(any, any) => any", at, {
    result: itemType,
    evaluate: (items: readonly ConstantValue[], position: bigint) => items[Number(position) - 1] ?? null,
  }),
  scalar(
    "size(any) => integer",
    ([of], { types: [type] }) => `CAST(${type?.kind === "map" ? "cardinality" : "len"}(${of}) AS INTEGER)`,
    {
      result: ([of]) => (of && ["array", "map", "any"].includes(of.kind) ? types.integer : undefined),
      evaluate: (items: readonly ConstantValue[]) => BigInt(items.length),
    },
  ),
  scalar("in(T[], T) => boolean", ([items, item]) => `list_contains(${items}, ${item})`, {
    nulls: "own",
    decision: "a null among the items matches nothing, and leaves the answer false where no other matches",
    evaluate: (items: readonly unknown[] | null, item: unknown) => items?.includes(item) ?? null,
  }),
  scalar(
    "split(string, string) => string[]",
    ([text, delimiter], { constants }) =>
      typeof constants[1] === "string"
        ? `string_split(${text}, ${delimiter})`
        : unlessNull(delimiter, `string_split(${text}, ${delimiter})`),
    { evaluate: (text: string, delimiter: string) => (delimiter === "" ? [...text] : text.split(delimiter)) },
  ),
  scalar("union(T[], T[]) => T[]", ([left, right]) => distinct(`(${left} || ${right})`)),
  scalar("except(T[], T[]) => T[]", ([items, without]) =>
    unlessNull(without, `list_filter(${distinct(`${items}`)}, ${among(without, "NOT ")})`),
  ),
  scalar("intersect(T[], T[]) => T[]", ([left, right]) =>
    unlessNull(right, `list_filter(${distinct(`${left}`)}, ${among(right, "")})`),
  ),
  scalar("distinct(T[]) => T[]", ([items]) => distinct(`${items}`)),
  scalar("slice(T[], integer, [integer]) => T[]", slice),
  scalar("flatten(any, any...) => any", flatten, {
    result: (given, constants) => {
      const type = flattenedType(given);
      if (type?.kind !== "array" || type.of.kind !== "array") return type;
      let flat: DataType = type.of;
      while (constants.at(-1) === true && flat.kind === "array" && flat.of.kind === "array") flat = flat.of;
      return flat;
    },
  }),
  // A row for each item; a row whose array is empty or NULL goes, as in Spark's `explode`.
  scalar("unfold(any) => any", ([items]) => `unnest(${items})`, {
    nulls: "own",
    result: ([items]) => (items?.kind === "array" ? items.of : undefined),
    decision: "a row whose array is empty or null is dropped, as by Spark's explode",
  }),
];
