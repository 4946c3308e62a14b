import { problem } from "../../errors";
import type { Expression, MapLiteral } from "../ast";
import { typeName } from "../typeName";
import { types, type DataType } from "../types";
import { bind } from "./bind";
import { commonType } from "./coercion";
import { placeOf } from "./findings";
import { widen } from "./parameters";
import type { Scope } from "./scope";
import type { Typed } from "./typed";

/** `[a, b]`; without items it is an array of strings (Microsoft: `array`). */
export function array(items: readonly Expression[], at: Expression, scope: Scope): Typed {
  const bound = items.map((item) => bind(item, scope));
  const of = sharedType(bound, at, scope);
  return { kind: "array", type: types.array(of), items: bound.map((item) => widen(item, of)) };
}

/** `['key' -> value]`: all keys are of one type, and all values. */
export function map(entries: MapLiteral["entries"], at: Expression, scope: Scope): Typed {
  const bound = entries.map(({ key, value }) => ({ key: bind(key, scope), value: bind(value, scope) }));
  const keyType = sharedType(bound.map(({ key }) => key), at, scope); // prettier-ignore
  const valueType = sharedType(bound.map(({ value }) => value), at, scope); // prettier-ignore
  return {
    kind: "map",
    type: types.map(keyType, valueType),
    entries: bound.map(({ key, value }) => ({ key: widen(key, keyType), value: widen(value, valueType) })),
  };
}

/** The type that holds all of these values; string where there are none. */
function sharedType([first, ...rest]: readonly Typed[], at: Expression, scope: Scope): DataType {
  let shared = first?.type ?? types.string;
  for (const { type } of rest) {
    const common = commonType(shared, type);
    if (common) shared = common;
    else {
      const names = { left: typeName(shared), right: typeName(type) };
      scope.findings.error(problem("array-items-differ", { stream: scope.statement, ...names }, placeOf(at)));
    }
  }
  return shared;
}
