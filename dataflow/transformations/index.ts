import { aggregate } from "./aggregate";
import { alterRow } from "./alterRow";
import { assert } from "./assert";
import { cast } from "./cast";
import { derive } from "./derive";
import { exists } from "./exists";
import { externalCall } from "./externalCall";
import { filter } from "./filter";
import { compose, input, output } from "./flowletEnds";
import { foldDown } from "./foldDown";
import { join } from "./join";
import { keyGenerate } from "./keyGenerate";
import { lookup } from "./lookup";
import { parse } from "./parse";
import { pivot } from "./pivot";
import { rank } from "./rank";
import { select } from "./select";
import { sink } from "./sink";
import { sort } from "./sort";
import { source } from "./source";
import { split } from "./split";
import type { Transformation } from "./transformation";
import { stringify } from "./stringify";
import { union } from "./union";
import { unpivot } from "./unpivot";
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
  foldDown,
  pivot,
  unpivot,
  parse,
  stringify,
  externalCall,
  compose,
  input,
  output,
  sink,
];

/** The transformations by verb. */
export const transformations: ReadonlyMap<string, Transformation> = new Map(all.map((one) => [one.verb, one]));
