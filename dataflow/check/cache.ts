import { problem } from "../../errors";
import type { CacheCall } from "../ast";
import { types } from "../types";
import { bind } from "./bind";
import { call } from "./call";
import { placeOf } from "./findings";
import type { Scope } from "./scope";
import { nullConstant, type Typed } from "./typed";

/**
 * `sink#lookup(key)`, `sink#output()` and `sink#outputs()` (Microsoft: Cached lookup). A lookup without a match gives
 * a structure whose members are NULL.
 */
export function bindCache(expression: CacheCall, scope: Scope): Typed {
  const cache = scope.caches.find(expression.sink);
  if (cache === undefined) {
    scope.findings.error(
      problem("unknown-cache", { sink: expression.sink, stream: scope.statement }, placeOf(expression)),
    );
    return nullConstant;
  }
  if (cache.known === "unknown") return nullConstant;
  const fields = cache.columns.map(({ name, identifier, type }) => ({ name, identifier, type }));
  const row = types.complex(fields.map(({ name, type }) => ({ name, type })));
  switch (expression.method) {
    case "output":
      return { kind: "cached", type: row, rows: "first", relation: expression.sink, fields, keys: [] };
    case "outputs":
      return { kind: "cached", type: types.array(row), rows: "all", relation: expression.sink, fields, keys: [] };
    case "mlookup": {
      const given = keyValues(expression, cache.keys, scope);
      const keys = fields.flatMap((field) => {
        const value = given?.[cache.keys.indexOf(field.name)];
        return value ? [{ identifier: field.identifier, value }] : [];
      });
      return { kind: "cached", type: types.array(row), rows: "all", relation: expression.sink, fields, keys };
    }
    case "lookup":
      return lookup(expression, cache.keys, scope, fields);
    default:
      scope.findings.unsupport(
        problem(
          "unsupported-feature",
          { feature: `#${expression.method}`, stream: scope.statement },
          placeOf(expression),
        ),
      );
      return nullConstant;
  }
}

type CacheField = { readonly name: string; readonly identifier: string; readonly type: Typed["type"] };

/** The values of the keys, or `undefined` after a finding. */
function keyValues(expression: CacheCall, keys: readonly string[], scope: Scope): readonly Typed[] | undefined {
  if (keys.length !== expression.args.length) {
    scope.findings.error(
      problem(
        "cache-keys",
        { sink: expression.sink, keys: keys.length, given: expression.args.length },
        placeOf(expression),
      ),
    );
    return undefined;
  }
  return expression.args.map((arg) => bind(arg, { ...scope, aggregation: "none" }));
}

function lookup(expression: CacheCall, keys: readonly string[], scope: Scope, fields: readonly CacheField[]): Typed {
  const given = keyValues(expression, keys, scope);
  if (given === undefined) return nullConstant;
  const { alias } = scope.caches.lookup(expression.sink, given);
  const values = fields.map(({ name, identifier, type }) => ({
    name,
    value: { kind: "column", type, relation: alias, identifier } as const,
  }));
  // The types must be comparable, as in the join that the lookup becomes.
  for (const [index, key] of keys.entries()) {
    const column = values.find(({ name }) => name === key);
    if (column && given[index]) call("equals", [given[index], column.value], expression, scope);
  }
  return {
    kind: "structure",
    type: types.complex(values.map(({ name, value }) => ({ name, type: value.type }))),
    fields: values,
  };
}
