import { problem } from "../../errors";
import type { Expression } from "../ast";
import type { Items } from "../functions/definition";
import type { DataType } from "../types";
import { bind } from "./bind";
import { commonType, sameType } from "./coercion";
import { placeOf } from "./findings";
import { widen } from "./parameters";
import type { Scope } from "./scope";
import { nullConstant, type ItemValue, type Lambda, type Typed } from "./typed";

/** Binds the arguments of a function over items, of which some are computed for each item. */
export function withLambdas(items: Items, args: readonly Expression[], scope: Scope): readonly Typed[] {
  const bound: Typed[] = [];
  for (const [index, arg] of args.entries()) {
    const known = items(
      index,
      bound.map(({ type }) => type),
    );
    bound.push(known ? lambda(arg, known, scope) : bind(arg, scope));
    const [start, step] = bound.slice(-2);
    if (known?.["acc"] === undefined || start === undefined || step?.kind !== "lambda") continue;
    // A sum of doubles that begins with 0 is a double: the start takes the type of what is accumulated.
    const wide = commonType(start.type, step.type);
    if (wide && !sameType(wide, start.type)) {
      bound.splice(-2, 2, widen(start, wide), lambda(arg, { ...known, acc: wide }, scope));
    }
  }
  return bound;
}

function lambda(expression: Expression, given: Readonly<Record<string, DataType>>, scope: Scope): Lambda {
  const depth = scope.items.length;
  const items: Record<string, ItemValue> = {};
  for (const [name, type] of Object.entries(given))
    items[name] = { kind: "item", type, identifier: `${name}:${depth}` };
  const body = bind(expression, { ...scope, items: [items, ...scope.items], aggregation: "none" });
  return { kind: "lambda", type: body.type, items, body };
}

/** `#item` is of the innermost function, `#item_1` of the one around it, and so on (Microsoft: `find`). */
export function item(name: string, at: Expression, scope: Scope): Typed {
  const [, base = name, outward = "0"] = /^(\w+?)_(\d+)$/.exec(name) ?? [];
  const around = scope.items.filter((items) => items[base] !== undefined);
  const found = around[Number(outward)]?.[base];
  if (found) return found;
  const known = [...new Set(scope.items.flatMap((items) => Object.keys(items)))].map((one) => `#${one}`).join(", ");
  scope.findings.error(problem("unknown-item", { item: name, stream: scope.statement, known }, placeOf(at)));
  return nullConstant;
}
