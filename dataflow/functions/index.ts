import { aggregates } from "./aggregates";
import { arithmetics } from "./arithmetic";
import { arrays } from "./arrays";
import { binaries } from "./binary";
import { bitSets } from "./bitSets";
import { conversions } from "./conversions";
import { dates } from "./dates";
import type { Definition } from "./definition";
import { generated } from "./generated";
import { hashes } from "./hashes";
import type { JavascriptFunction } from "./javascript";
import { lambdas } from "./lambdas";
import { logic } from "./logic";
import { maps } from "./maps";
import { metas } from "./meta";
import { numbers } from "./numbers";
import { refusals } from "./refused";
import { regex } from "./regex";
import { roundings } from "./rounding";
import { strings } from "./strings";
import { windows } from "./windows";

const definitions: readonly Definition[] = [
  ...logic, ...strings, ...regex, ...numbers, ...arithmetics, ...dates, ...conversions, ...hashes, ...binaries, ...bitSets, ...arrays, ...lambdas, ...maps, ...aggregates, ...windows, ...metas, ...roundings, ...generated, ...refusals,
]; // prettier-ignore

/** What an engine must be given before it can run what is translated. */
export const javascriptFunctions: readonly JavascriptFunction[] = [
  ...new Set(definitions.flatMap((definition) => ("javascript" in definition ? (definition.javascript ?? []) : []))),
];

/** The functions by name, spelled as documented. Aggregates also answer to the name of their `…If` twin. */
export const catalogue: ReadonlyMap<string, Definition> = new Map(
  definitions.flatMap((definition) => [
    [definition.name, definition] as const,
    ...(definition.kind === "aggregate" ? [[`${definition.name}If`, definition] as const] : []),
  ]),
);
