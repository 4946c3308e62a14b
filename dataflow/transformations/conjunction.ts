import type { Input } from "../check/scope";
import { partsOf, truth, type Call, type Typed } from "../check/typed";

/** A join condition taken apart: equations between one side and the other, conditions on the right side alone, and the rest. */
export interface Conjunction {
  readonly keys: readonly { readonly left: Typed; readonly right: Typed; readonly equation: Call }[];
  readonly ofRight: readonly Typed[];
  readonly rest: readonly Typed[];
}

export function takeApart(condition: Typed, right: Input): Conjunction {
  const keys: Conjunction["keys"][number][] = [];
  const ofRight: Typed[] = [];
  const rest: Typed[] = [];
  for (const part of parts(condition)) {
    const [a, b] = part.kind === "call" && part.function.name === "equals" ? part.args : [];
    if (part.kind === "call" && a && b && side(a, right) === "left" && side(b, right) === "right") {
      keys.push({ left: a, right: b, equation: part });
    } else if (part.kind === "call" && a && b && side(a, right) === "right" && side(b, right) === "left") {
      keys.push({ left: b, right: a, equation: part });
    } else (side(part, right) === "right" ? ofRight : rest).push(part);
  }
  return { keys, ofRight, rest };
}

function parts(condition: Typed): readonly Typed[] {
  const isAnd = condition.kind === "call" && condition.function.name === "and";
  return isAnd ? condition.args.flatMap(parts) : [condition];
}

function side(value: Typed, right: Input): "left" | "right" | "both" | "none" {
  const relations = new Set(relationsIn(value));
  if (relations.size === 0) return "none";
  if (relations.size > 1) return "both";
  return relations.has(right.alias) ? "right" : "left";
}

const relationsIn = (value: Typed): readonly string[] =>
  value.kind === "column" ? [value.relation] : partsOf(value).flatMap(relationsIn);

/** The conditions joined by AND; none is always true. */
export const conjunctionOf = (conditions: readonly Typed[], and: (all: readonly Typed[]) => Typed): Typed => {
  const [first, second] = conditions;
  if (first === undefined) return truth(true);
  return second === undefined ? first : and(conditions);
};
