import { problem } from "../../errors";
import { types } from "../types";
import { callOf, javascript } from "./javascript";

/** As Java turns letters, which needs to see the whole text. */
export const capital = javascript("upper", [types.string], types.string, (text: string) => text.toUpperCase());
export const small = javascript("lower", [types.string], types.string, (text: string) => text.toLowerCase());

/** Texts whose letters are all of ASCII have as many bytes as letters: DuckDB's own function will do for them. */
export const byLetters = (text: string | undefined, ascii: string, other: string): string =>
  `CASE WHEN strlen(${text}) = length(${text}) THEN ${ascii} ELSE ${other} END`;

/** A text with each of its letters, and those of another text, as one byte: DuckDB compares texts byte by byte. */
export const asBytes = javascript("asBytes", [types.string, types.string], types.string, (text: string, other: string) => {
  const letters = [...new Set(text + other)].sort();
  if (letters.length > 127) throw problem("unsupported-argument", { function: "a comparison", what: "more than 127 different letters" });
  return Array.from(text, (letter) => String.fromCharCode(1 + letters.indexOf(letter))).join("");
}); // prettier-ignore

/** A comparison of two texts letter by letter. */
export const compared =
  (sql: (left: string, right: string) => string) =>
  ([left, right]: readonly string[]): string =>
    byLetters(`(${left} || ${right})`, sql(`${left}`, `${right}`), sql(callOf(asBytes, left, right), callOf(asBytes, right, left))); // prettier-ignore
