import type { Statement } from "../ast";
import { Arguments } from "../transformations/arguments";
import type { Analysed } from "../transformations/transformation";
import type { Join, Query, Select } from "../translate/query";
import { call } from "./call";
import { valuesOfList } from "./constant";
import type { Schema } from "./schema";
import type { CacheLookup, Caches, Scope } from "./scope";
import type { Typed } from "./typed";

/** The relation that holds one row for each key of a cache sink. */
export const lookupRelation = (sink: string): string => `${sink}#lookup`;

export interface CacheRegistry extends Caches {
  /** The lookups that the expressions of a statement made. */
  readonly lookups: readonly Join[];
}

/** The cache sinks as the expressions of one statement see them. */
export function cacheRegistry(
  statements: readonly Statement[],
  streams: ReadonlyMap<string, Schema>,
  scope: Scope,
): CacheRegistry {
  const lookups: Join[] = [];
  const known = new Map<string, CacheLookup>();
  return {
    lookups,
    find: (sink) => {
      const statement = statements.find(({ name }) => name === sink);
      if (statement === undefined || !isCache(statement, scope)) return undefined;
      const schema = streams.get(sink);
      return schema && { columns: schema.columns, known: schema.known, keys: keysOf(statement, scope) };
    },
    lookup: (sink, keys) => {
      const written = JSON.stringify([sink, keys], (_, value: unknown) =>
        typeof value === "bigint" ? `${value}` : value,
      );
      const made = known.get(written);
      if (made) return made;
      const statement = statements.find(({ name }) => name === sink);
      const lookup = { sink, alias: `lookup${lookups.length + 1}`, keys };
      const columns = streams.get(sink)?.columns ?? [];
      const equations = keysOf(statement, scope).flatMap((key, index) => {
        const column = columns.find(({ name }) => name === key);
        const value = keys[index];
        if (!column || !value) return [];
        const right: Typed = {
          kind: "column",
          type: column.type,
          relation: lookup.alias,
          identifier: column.identifier,
        };
        return [call("equals", [value, right], {}, scope)];
      });
      known.set(written, lookup);
      lookups.push({
        type: "left",
        relation: lookupRelation(sink),
        alias: lookup.alias,
        on: call("and", equations, {}, scope),
      });
      return lookup;
    },
  };
}

export const isCache = (statement: Statement, scope: Scope): boolean =>
  statement.verb === "sink" && new Arguments(statement, scope).value("store") === "cache";

export const keysOf = (statement: Statement | undefined, scope: Scope): readonly string[] =>
  statement ? valuesOfList(new Arguments(statement, scope).value("keys")) : [];

/** Adds the joins of cached lookups to the queries of a statement. */
export function withLookups(analysed: Analysed, lookups: readonly Join[]): Analysed {
  if (lookups.length === 0) return analysed;
  const extended = (query: Select): Select => ({ ...query, joins: [...query.joins, ...lookups] });
  const all = (query: Query): Query =>
    query.kind === "union" ? { ...query, parts: query.parts.map(extended) } : extended(query);
  return {
    outputs: analysed.outputs.map((output) =>
      output.query ? { ...output, query: all(output.query), trivial: false } : output,
    ),
    checks: analysed.checks.map((check) => ({ ...check, query: all(check.query) })),
  };
}
