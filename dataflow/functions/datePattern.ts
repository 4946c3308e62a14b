import { problem } from "../../errors";

/** What a date pattern in Java's notation is in the notation of `strptime` and `strftime`. */
export interface CompiledPattern {
  /** One format for each way to take the optional parts, which stand in brackets. */
  readonly formats: readonly string[];
  /** Digits of the longest fraction of a second. */
  readonly fraction: number;
  /** Whether the text states its offset from UTC. */
  readonly zoned: boolean;
  /** Whether the text has two digits of a year. */
  readonly shortYear: boolean;
}

/** Parsing takes numbers with and without leading zeros, as Java does. */
const fields: Readonly<Record<string, string>> = {
  yyyy: "%Y", uuuu: "%Y", y: "%Y", yy: "%y", MMMM: "%B", MMM: "%b", MM: "%m", M: "%m", dd: "%d", d: "%d", DDD: "%j",
  EEEE: "%A", EEE: "%a", E: "%a", HH: "%H", H: "%H", hh: "%I", h: "%I", mm: "%M", m: "%M", ss: "%S", s: "%S", a: "%p",
  Z: "%z", XXX: "%z", XX: "%z", X: "%z",
}; // prettier-ignore
/** Writing without leading zeros has fields of its own. */
const unpadded: Readonly<Record<string, string>> = { M: "%-m", d: "%-d", H: "%-H", h: "%-I", m: "%-M", s: "%-S" };

const token = /'((?:[^']|'')*)'|([A-Za-z])\2*|\[|\]|[^A-Za-z'[\]]+/g;

/** Compiles a pattern for reading text, or throws what cannot be translated exactly. */
export function readingPattern(pattern: string): CompiledPattern {
  const parts = [...pattern.matchAll(token)];
  const names = parts.map(([part]) => part);
  if (names.length === 0) throw unsupported(pattern, "nothing");
  // Java reads `hh` without `a` as hours from 1 to 12 in the morning, which is never what is meant.
  if (names.some((name) => /^h+$/.test(name)) && !names.includes("a")) throw unsupported(pattern, "h without a");
  const loose = names.find((name, at) => /^[MdHhms]$/.test(name) && isNumber(names[at + 1]));
  if (loose !== undefined) throw unsupported(pattern, `${loose} with digits behind it`);
  const fraction = Math.max(0, ...names.filter((name) => /^S+$/.test(name)).map((name) => name.length));
  const zoned = names.some((name) => fields[name] === "%z");
  return { formats: alternatives(pattern, parts), fraction, zoned, shortYear: names.includes("yy") };
}

/** Whether a part of a pattern stands for digits. */
const isNumber = (name: string | undefined): boolean => name !== undefined && /^(?:[ydHhmsSD]+|MM?)$/.test(name);

/** Compiles a pattern for writing text. */
export function writingPattern(pattern: string): string {
  const parts = [...pattern.matchAll(token)];
  return parts.map((part) => (part[0] === "SSS" ? "%g" : (unpadded[part[0]] ?? format(pattern, part, false)))).join("");
}

function alternatives(pattern: string, parts: readonly RegExpMatchArray[]): readonly string[] {
  let complete: readonly string[] = [""];
  const outside: (readonly string[])[] = [];
  for (const part of parts) {
    if (part[0] === "[") outside.push(complete);
    else if (part[0] === "]") complete = [...complete, ...(outside.pop() ?? [])];
    else complete = complete.map((format_) => format_ + format(pattern, part, true));
  }
  if (outside.length > 0) throw unsupported(pattern, "a bracket that is not closed");
  return [...new Set(complete)];
}

function format(pattern: string, [part, quoted]: RegExpMatchArray, reading: boolean): string {
  if (part === "''") return "'";
  if (quoted !== undefined) return quoted.replaceAll("''", "'").replaceAll("%", "%%");
  if (!/^[A-Za-z]/.test(part)) return part.replaceAll("%", "%%");
  if (reading && /^S+$/.test(part)) return "%f";
  const field = fields[part];
  if (field === undefined || (!reading && field === "%z")) throw unsupported(pattern, part);
  return field;
}

const unsupported = (pattern: string, part: string) => problem("unsupported-datePattern", { pattern, part });
