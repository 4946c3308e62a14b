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

/** A pattern written for Java; `undefined` where JavaScript has none like it. */
export function javaPattern(pattern: string, flags = ""): RegExp | undefined {
  for (const unicode of ["u", ""]) {
    try {
      return new RegExp(pattern, unicode + flags);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return undefined;
}

export const found = (text: string, pattern: string): boolean | undefined => javaPattern(pattern)?.test(text);

/** Java writes a group in a replacement as `$1`, and a dollar sign as `\$`. */
export function replaced(text: string, pattern: string, by: string): string | undefined {
  const regex = javaPattern(pattern, "g");
  return regex && text.replace(regex, (...match: readonly unknown[]) =>
    by.replace(/\\(.)|\$(\d)/g, (_, literal?: string, group?: string) =>
      literal ?? (match[Number(group)] as string | undefined) ?? ""),
  ); // prettier-ignore
}

export function extracted(text: string, pattern: string, group = 1n): string | undefined {
  const regex = javaPattern(pattern);
  return regex && (regex.exec(text)?.[Number(group)] ?? "");
}

/** `%` stands for any letters and `_` for one, unless a backslash is before it. */
export function alike(text: string, pattern: string): boolean {
  const source = pattern.replace(/\\?[\s\S]/gu, (piece) => {
    if (piece === "%") return ".*";
    if (piece === "_") return ".";
    return piece.slice(piece.length > 1 && piece.startsWith("\\") ? 1 : 0).replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
  });
  return new RegExp(`^${source}$`, "su").test(text);
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
