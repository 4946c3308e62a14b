import { aggregates } from "./aggregates";
import { arithmetics } from "./arithmetic";
import { arrays } from "./arrays";
import { conversions } from "./conversions";
import { dates } from "./dates";
import type { Definition } from "./definition";
import { hashes } from "./hashes";
import { logic } from "./logic";
import { metas } from "./meta";
import { numbers } from "./numbers";
import { regex } from "./regex";
import { strings } from "./strings";
import { windows } from "./windows";

const definitions: readonly Definition[] = [
  ...logic, ...strings, ...regex, ...numbers, ...arithmetics, ...dates, ...conversions, ...hashes, ...arrays, ...aggregates, ...windows, ...metas,
]; // prettier-ignore

/** The functions by name, spelled as documented. Aggregates also answer to the name of their `…If` twin. */
export const catalogue: ReadonlyMap<string, Definition> = new Map(
  definitions.flatMap((definition) => [
    [definition.name, definition] as const,
    ...(definition.kind === "aggregate" ? [[`${definition.name}If`, definition] as const] : []),
  ]),
);
