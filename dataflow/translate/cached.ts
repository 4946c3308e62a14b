import { call } from "../check/call";
import type { Schema } from "../check/schema";
import type { Scope } from "../check/scope";
import type { Typed } from "../check/typed";
import { selectFrom, type Select } from "./query";

/** The first row for each key of a cache sink, so that a cached lookup is a plain join. */
export function oneRowForEachKey(sink: string, schema: Schema, keys: readonly string[], scope: Scope): Select {
  const values = schema.columns.map(({ name, identifier, type }) => {
    const value: Typed = { kind: "column", type, relation: "a", identifier };
    return { name, identifier, value };
  });
  const inGroup: Scope = { ...scope, aggregation: "group" };
  const columns = values.map(({ name, identifier, value }) => ({
    identifier,
    value: keys.includes(name) ? value : call("first", [value], {}, inGroup),
  }));
  const groupBy = values.filter(({ name }) => keys.includes(name)).map(({ value }) => value);
  return { ...selectFrom(sink, "a", columns), groupBy };
}
