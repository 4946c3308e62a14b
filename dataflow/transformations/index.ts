import { aggregate } from "./aggregate";
import { alterRow } from "./alterRow";
import { assert } from "./assert";
import { cast } from "./cast";
import { derive } from "./derive";
import { exists } from "./exists";
import { filter } from "./filter";
import { join } from "./join";
import { keyGenerate } from "./keyGenerate";
import { lookup } from "./lookup";
import { rank } from "./rank";
import { select } from "./select";
import { sink } from "./sink";
import { sort } from "./sort";
import { source } from "./source";
import { split } from "./split";
import type { Transformation } from "./transformation";
import { union } from "./union";
import { window } from "./window";

const all = [
  source,
  select,
  derive,
  filter,
  join,
  lookup,
  exists,
  union,
  aggregate,
  window,
  alterRow,
  split,
  assert,
  sort,
  keyGenerate,
  rank,
  cast,
  sink,
];

/** The transformations by verb. */
export const transformations: ReadonlyMap<string, Transformation> = new Map(all.map((one) => [one.verb, one]));

/** Verbs of the language that cannot run here yet. */
export const unsupportedVerbs: ReadonlySet<string> = new Set([
  "foldDown", "pivot", "unpivot", "parse", "stringify", "call", "compose", "input", "output", "flatten",
]); // prettier-ignore
