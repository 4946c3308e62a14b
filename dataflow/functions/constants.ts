import { RE2JS } from "re2js";

/**
 * What functions give for constants, in JavaScript: names and patterns must be known before any engine runs. Each agrees
 * with the function's SQL, or gives `undefined` where that is not certain; a test compares them.
 */

const whitespace = " \t\n\r\f\v";

/** A text without the characters of a set at its ends. */
export function stripped(text: string, ends: "left" | "right" | "both", characters: string = whitespace): string {
  const set = new Set(characters);
  const letters = [...text];
  let [from, to] = [0, letters.length];
  if (ends !== "right") while (from < to && set.has(letters[from] as string)) from += 1;
  if (ends !== "left") while (to > from && set.has(letters[to - 1] as string)) to -= 1;
  return letters.slice(from, to).join("");
}

/** Letters from a position, which counts from 1; a negative one is left to the engine. */
export function part(text: string, start: bigint, length?: bigint): string | undefined {
  if (start < 0n) return undefined;
  const from = Math.max(Number(start), 1) - 1;
  return [...text].slice(from, length === undefined ? undefined : from + Math.max(Number(length), 0)).join("");
}

export const capitals = (text: string): string =>
  text
    .toLowerCase()
    .split(" ")
    .map((word) => [...word].map((letter, index) => (index === 0 ? letter.toUpperCase() : letter)).join(""))
    .join(" ");

/** Letters replaced by those at the same place, or dropped where there is none. */
export function translated(text: string, from: string, to: string): string {
  const [letters, others] = [[...from], [...to]];
  return [...text]
    .map((letter) => (letters.includes(letter) ? (others[letters.indexOf(letter)] ?? "") : letter))
    .join("");
}

/** `%` stands for any letters and `_` for one, unless a backslash is before it. */
export function alike(text: string, pattern: string): boolean {
  const source = pattern.replace(/\\?[\s\S]/gu, (piece) => {
    if (piece === "%") return ".*";
    if (piece === "_") return ".";
    return RE2JS.quote(piece.slice(piece.length > 1 && piece.startsWith("\\") ? 1 : 0));
  });
  return RE2JS.matches(`(?s)${source}`, text);
}

const largest = 2n ** 31n;

/** A whole number that surely fits its type. */
export const small = (value: bigint): bigint | undefined => (value > -largest && value < largest ? value : undefined);

/** The whole number that a text, or a number without a fraction, surely stands for; NULL for a text without a digit. */
export function wholeNumber(value: unknown): bigint | null | undefined {
  if (typeof value === "bigint") return small(value);
  if (typeof value !== "string") return undefined;
  if (!/\d/.test(value)) return null;
  return /^[+-]?\d{1,18}$/.test(value) ? small(BigInt(value)) : undefined;
}
