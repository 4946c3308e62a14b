import { problem } from "../../errors";

/**
 * How a pattern is used: to tell whether a text has a match, or also where. Java's `$` stands before a line end at the
 * very end of a text too, which RE2 can be told for a test, but not for a place.
 */
export type Use = "test" | "place";

/** A pattern in the notation of RE2, and whether it asks for the end of the text as Java means it. */
export interface Re2Pattern {
  readonly text: string;
  readonly asksForEnd: boolean;
}

const lineEnds = String.raw`\n\r\x{85}\x{2028}\x{2029}`;
/** What RE2 finds where Java's `$` could stand before the last character of a text. */
export const endsInLineEnd = String.raw`[${lineEnds}]\z`;
const horizontal = String.raw` \t\x{A0}\x{1680}\x{180E}\x{2000}-\x{200A}\x{202F}\x{205F}\x{3000}`;
const vertical = String.raw`\n\x0B\f\r\x{85}\x{2028}\x{2029}`;
const anyLineEnd = `(?:\\r\\n|[${vertical}])`;

/** Escapes that Java and RE2 read alike. */
const alike = new Set("dDwWbBAztnrfa");
/** What others stand for inside of a class. */
const sets: Readonly<Record<string, string>> = {
  s: String.raw`\t\n\x0B\f\r `,
  S: String.raw`\x00-\x08\x0E-\x1F!-\x{10FFFF}`,
  h: horizontal,
  v: vertical,
  e: String.raw`\x1B`,
};
/** And outside of one. */
const atoms: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(sets).map(([letter, set]) => [letter, `[${set}]`])),
  H: `[^${horizontal}]`,
  V: `[^${vertical}]`,
  R: anyLineEnd,
};

const posix = new Set("Lower Upper ASCII Alpha Digit Alnum Punct Graph Print Blank Cntrl XDigit Space".split(" "));
const category = /^(?:Is)?(L[ulmto]?|M[nce]?|N[dlo]?|P[cdsefio]?|S[mcko]?|Z[slp]?|C[cfos])$/;
const script = /^Is(Latin|Greek|Cyrillic|Arabic|Hebrew|Han|Hiragana|Katakana|Hangul|Thai)$/;

const escape = String.raw`\\(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|x\{[0-9A-Fa-f]+\}|0[0-7]{1,3}|[pP](?:\{[^}]*\}|.)|[^])`;
/** Quoted text, an escape, a class, the head of a special group, a repetition with what follows it, or one character. */
const token = new RegExp(
  String.raw`\\Q([^]*?)(?:\\E|$)|(${escape})|(\[\^?\]?(?:\\[^]|[^\\\]])*\])|(\(\?(?:<[A-Za-z][A-Za-z0-9]*>|<?[=!]|[>:]|[A-Za-z-]*[:)]))|((?:[*+?]|\{\d+(?:,\d*)?\})[?+]?)|([^])`,
  "gu",
);

/**
 * A regular expression of Java in the notation of RE2, which gives the same matches. What RE2 cannot say is refused by
 * name: look-around, back references, possessive quantifiers, classes inside of classes, modes other than `i` and `s`.
 * Two things depend on Java's version or on letters beyond ASCII, and are as in RE2: `\b` knows the letters of ASCII,
 * as in Java from 19 on, and `(?i)` knows all letters.
 */
export function re2Pattern(pattern: string, use: Use): Re2Pattern {
  let asksForEnd = false;
  const refuse = (part: string): never => {
    throw problem("unsupported-regex", { pattern, part });
  };
  const dot = /^\(\?(?:s|is|si)\)/.test(pattern) ? "." : `[^${lineEnds}]`;
  const end = (rest: string): string => {
    asksForEnd = true;
    if (use === "place") return String.raw`\z`;
    return /^(?:[)|]|$)/.test(rest) ? String.raw`(?:(?:\r\n|[${lineEnds}])?\z)` : refuse("$ before more");
  };
  const text = pattern.replace(token, (all: string, quoted, escaped, set, head, repeated, plain, at: number) => {
    const rest = pattern.slice(at + all.length);
    if (typeof quoted === "string") return [...quoted].map(literal).join("");
    if (escaped) return escaped === "\\Z" ? end(rest) : (escapeOf(escaped, atoms) ?? refuse(escaped));
    if (set) return classOf(set, refuse);
    if (head) return headOf(head, at, refuse);
    if (repeated) return /[^]\+$/.test(repeated) ? refuse(repeated) : repeated;
    if (plain === ".") return dot;
    if (plain === "$") return end(rest);
    return plain === "{" || plain === "[" || plain === "\\" ? refuse(`${plain} by itself`) : `${plain}`;
  });
  return { text, asksForEnd };
}

const special = /[\\^$.|?*+()[\]{}-]/;
const literal = (character: string): string => (special.test(character) ? `\\${character}` : character);
const code = (hex: string): string => `\\x{${hex}}`;

/** What an escape is in RE2, `undefined` where it is nothing there. */
function escapeOf(escaped: string, meanings: Readonly<Record<string, string>>): string | undefined {
  const letter = escaped[1] as string;
  if (alike.has(letter)) return escaped;
  if (escaped.length > 2 && letter === "u")
    return /^d[89a-f]/i.test(escaped.slice(2)) ? undefined : code(escaped.slice(2));
  if (escaped.length > 2 && letter === "x") return code(escaped.replace(/[\\x{}]/g, ""));
  if (escaped.length > 2 && letter === "0") return code(parseInt(escaped.slice(2), 8).toString(16));
  if (escaped.length > 2) return propertyOf(letter, escaped.slice(2).replace(/[{}]/g, ""));
  return meanings[letter] ?? (/[A-Za-z0-9]/.test(letter) ? undefined : literal(letter));
}

function propertyOf(letter: string, name: string): string | undefined {
  if (posix.has(name)) return letter === "p" ? `[[:${name.toLowerCase()}:]]` : `[[:^${name.toLowerCase()}:]]`;
  const known = (category.exec(name) ?? script.exec(name))?.[1];
  return known && `\\${letter}{${known}}`;
}

function classOf(set: string, refuse: (part: string) => never): string {
  const [, opening = "", body = ""] = /^(\[\^?\]?)([^]*)\]$/.exec(set) ?? [];
  const plain = body.replace(/\\[^]/g, "");
  if (plain.includes("[")) return refuse("a class inside of a class");
  if (plain.includes("&&")) return refuse("&& in a class");
  const items = body.replace(new RegExp(escape, "gu"), (escaped) => {
    const item = /^\\[bBAz]$/.test(escaped) ? undefined : escapeOf(escaped, sets);
    // A named class stands in the class of its own that it has.
    return item?.replace(/^\[(\[:.*:\])\]$/, "$1") ?? refuse(`${escaped} in a class`);
  });
  return `${opening}${items}]`;
}

function headOf(head: string, at: number, refuse: (part: string) => never): string {
  if (head === "(?:") return head;
  if (/^\(\?<[A-Za-z]/.test(head)) return head.replace("(?<", "(?P<");
  if (/^\(\?(?:i|s|is|si)\)$/.test(head) && at === 0) return head;
  return refuse(head);
}
