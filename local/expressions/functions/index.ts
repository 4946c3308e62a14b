import { closest, distance } from "fastest-levenshtein";
import { collection } from "./collection";
import { conversion } from "./conversion";
import { date } from "./date";
import type { ExpressionFunction } from "./define";
import { logical } from "./logical";
import { math } from "./math";
import { string } from "./string";

export { system } from "./system";

const all = { ...string, ...collection, ...logical, ...conversion, ...math, ...date };

/** Names of functions are not case-sensitive. */
const byName: ReadonlyMap<string, ExpressionFunction> = new Map(
  Object.entries(all).map(([name, definition]) => [name.toLowerCase(), definition]),
);

export function functionNamed(name: string): ExpressionFunction | undefined {
  return byName.get(name.toLowerCase());
}

/** Functions of Data Factory that a local run refuses, and why. */
export const unsupported: ReadonlyMap<string, string> = new Map(
  [
    ...["binary", "base64ToBinary", "dataUriToBinary", "decodeDataUri", "uriComponentToBinary"].map((name) => [
      name,
      "they have no binary values",
    ]),
    ...["convertFromUtc", "convertTimeZone", "convertToUtc"].map((name) => [
      name,
      "they have no list of Windows time zones",
    ]),
    ...["xml", "xpath"].map((name) => [name, "they have no XML values"]),
    ...["triggerBody", "triggerOutputs"].map((name) => [name, "they have no event triggers"]),
  ].map(([name = "", reason = ""]) => [name.toLowerCase(), reason]),
);

/** The known name that is most like this one. */
export function similarTo(name: string): string {
  const names = Object.keys(all).concat("if", "pipeline", "activity", "variables", "item");
  const lower = name.toLowerCase();
  const nearest = closest(
    lower,
    names.map((one) => one.toLowerCase()),
  );
  return names.find((one) => distance(one.toLowerCase(), nearest) === 0) ?? nearest;
}
