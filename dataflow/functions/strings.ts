import { literal } from "../translate/duckdb/text";
import { types } from "../types";
import { alike, capitals, part, stripped, translated } from "./constants";
import type { CallSite } from "./definition";
import { scalar } from "./define";
import { escape, escapeFormat, unescape } from "./escapes";
import { callOf, javascript, type JavascriptFunction } from "./javascript";
import { asBytes, byLetters, capital, compared, small } from "./letters";
import { integer } from "./numbers";
import { soundex } from "./soundex";

/** What `trim` takes away when no characters are named. */
const whitespace = "' \t\n\r\f\v'";

const trimmed = (name: string, ends: Parameters<typeof stripped>[1]) =>
  scalar(
    `${name}(string, [string]) => string`,
    ([text, characters]) => `${name}(${text}, ${characters ?? whitespace})`,
    { evaluate: (text: string, characters?: string) => stripped(text, ends, characters) },
  );

/** DuckDB takes a delimiter or pattern that is NULL for one that is not found. */
export const unlessNull = (part: string | undefined, sql: string): string =>
  `CASE WHEN ${part} IS NOT NULL THEN ${sql} END`;

/** A count that is not negative: DuckDB would count from the other end. */
const count = (sql: string | undefined, value?: unknown): string =>
  typeof value === "bigint" && value >= 0n ? `${sql}` : `CASE WHEN ${sql} < 0 THEN 0 ELSE ${sql} END`;

/** Nothing to pad with leaves the text as it is, or cuts it, as in Spark; DuckDB would stop. */
const padded =
  (name: "lpad" | "rpad") =>
  ([text, length, pad]: readonly string[], { constants }: CallSite): string => {
    const sql = `${name}(${text}, ${integer(`${length}`)}, ${pad})`;
    if (typeof constants[2] === "string" && constants[2] !== "") return sql;
    return `CASE WHEN ${pad} = '' THEN left(${text}, ${count(length, constants[1])}) ELSE ${sql} END`;
  };

const soundexCode = javascript("soundex", [types.string], types.string, soundex);
const decomposed = javascript("normalize", [types.string], types.string, (text: string) => text.normalize("NFD"));
const escaped = javascript("escape", [types.string, types.string], types.string, escape);
const unescaped = javascript("unescape", [types.string, types.string], types.string, unescape);

/** A call with the name of a format, after a look at it where it is a constant. */
const inFormat =
  (called: JavascriptFunction) =>
  ([text, format]: readonly string[], { constants: [, known] }: CallSite): string => {
    if (typeof known === "string") escapeFormat(known);
    return callOf(called, text, format);
  };

export const strings = [
  scalar("concat(string, string...) => string", (args) => `(${args.join(" || ")})`, {
    evaluate: (...parts: readonly (string | null)[]) => (parts.includes(null) ? null : parts.join("")),
  }),
  // NULL arguments are left out, as Spark does; only a NULL separator gives NULL (the reference states the latter).
  scalar("concatWS(string, string, string...) => string", (args) => `concat_ws(${args.join(", ")})`, {
    nulls: "own",
    evaluate: (separator: string | null, ...parts: readonly (string | null)[]) =>
      separator === null ? null : parts.filter((part) => part !== null).join(separator),
  }),
  // As Java: `ß` has two capitals and a sigma at the end of a word is another, where DuckDB turns letter by letter.
  scalar("upper(string) => string", ([text]) => byLetters(text, `upper(${text})`, callOf(capital, text)), {
    evaluate: (text: string) => text.toUpperCase(),
    javascript: [capital],
  }),
  scalar("lower(string) => string", ([text]) => byLetters(text, `lower(${text})`, callOf(small, text)), {
    evaluate: (text: string) => text.toLowerCase(),
    javascript: [small],
  }),
  scalar(
    "initCap(string) => string",
    ([text]) => {
      const words = `string_split(lower(${text}), ' ')`;
      return `array_to_string(list_transform(${words}, lambda word: upper(word[1]) || word[2:]), ' ')`;
    },
    { evaluate: capitals },
  ),
  trimmed("trim", "both"),
  trimmed("ltrim", "left"),
  trimmed("rtrim", "right"),
  scalar(
    "left(string, integral) => string",
    ([text, length], { constants }) => `left(${text}, ${count(length, constants[1])})`,
    {
      evaluate: (text: string, count: bigint) => part(text, 1n, count),
    },
  ),
  scalar(
    "right(string, integral) => string",
    ([text, length], { constants }) => `right(${text}, ${count(length, constants[1])})`,
    {
      evaluate: (text: string, count: bigint) => {
        const letters = [...text];
        return letters.slice(letters.length - Math.min(Math.max(Number(count), 0), letters.length)).join("");
      },
    },
  ),
  scalar("dropLeft(string, integral) => string", ([text, dropped]) => `substring(${text}, ${count(dropped)} + 1)`, {
    evaluate: (text: string, dropped: bigint) => part(text, dropped < 0n ? 1n : dropped + 1n),
  }),
  scalar(
    "dropRight(string, integral) => string",
    ([text, dropped]) => `left(${text}, ${count(`length(${text}) - ${count(dropped)}`)})`,
    {
      evaluate: (text: string, dropped: bigint) =>
        part(text, 1n, BigInt([...text].length) - (dropped < 0n ? 0n : dropped)),
    },
  ),
  // Position 0 counts as 1, as in Spark.
  scalar(
    "substring(string, integral, [integral]) => string",
    ([text, start, length], { constants }) => {
      const known = typeof constants[1] === "bigint" && constants[1] !== 0n;
      const from = known ? start : `CASE ${start} WHEN 0 THEN 1 ELSE ${start} END`;
      return length === undefined
        ? `substring(${text}, ${from})`
        : `substring(${text}, ${from}, ${count(length, constants[2])})`;
    },
    { evaluate: part },
  ),
  scalar("substringIndex(string, string, integral) => string", ([text, delimiter, wanted]) => {
    const parts = `string_split(${text}, ${delimiter})`;
    const kept = `CASE WHEN ${delimiter} = '' THEN [] WHEN ${wanted} > 0 THEN ${parts}[1:${wanted}] WHEN ${wanted} < 0 THEN ${parts}[greatest(len(${parts}) + ${wanted} + 1, 1):] WHEN ${wanted} = 0 THEN [] END`;
    return unlessNull(delimiter, `array_to_string(${kept}, ${delimiter})`);
  }),
  scalar(
    "replace(string, string, [string]) => string",
    ([text, search, by]) => `replace(${text}, ${search}, ${by ?? "''"})`,
    {
      evaluate: (text: string, search: string, by = "") => text.replaceAll(search, () => by),
    },
  ),
  scalar("translate(string, string, string) => string", ([text, from, to]) => `translate(${text}, ${from}, ${to})`, {
    evaluate: translated,
  }),
  scalar("reverse(string) => string", ([text]) => `reverse(${text})`),
  scalar("length(string) => integer", ([text]) => integer(`length(${text})`), {
    evaluate: (text: string) => BigInt([...text].length),
  }),
  scalar("instr(string, string) => integer", ([text, search]) => integer(`instr(${text}, ${search})`), {
    evaluate: (text: string, search: string) => BigInt(text.indexOf(search) + 1),
  }),
  scalar("locate(string, string, [integral]) => integer", ([search, text, from]) => {
    if (from === undefined) return integer(`instr(${text}, ${search})`);
    const found = `instr(substring(${text}, ${from}), ${search})`;
    // There is nothing before the first position, as in Spark; DuckDB would count from the end.
    return integer(`CASE WHEN ${from} < 1 OR ${found} = 0 THEN 0 ELSE ${found} + ${from} - 1 END`);
  }),
  scalar("lpad(string, integral, string) => string", padded("lpad")),
  scalar("rpad(string, integral, string) => string", padded("rpad")),
  scalar("startsWith(string, string) => boolean", ([text, start]) => `starts_with(${text}, ${start})`, {
    evaluate: (text: string, start: string) => text.startsWith(start),
  }),
  scalar("endsWith(string, string) => boolean", ([text, end]) => `ends_with(${text}, ${end})`, {
    evaluate: (text: string, end: string) => text.endsWith(end),
  }),
  scalar("like(string, string) => boolean", ([text, pattern]) => `(${text} LIKE ${pattern} ESCAPE ${literal("\\")})`, {
    evaluate: alike,
  }),
  scalar("ascii(string) => integer", ([text]) => `ascii(${text})`),
  scalar(
    "char(integral) => string",
    ([code]) => `CASE WHEN ${code} < 0 THEN '' ELSE chr(CAST(${code} % 256 AS INTEGER)) END`,
  ),
  scalar(
    "levenshtein(string, string) => integer",
    compared((left, right) => integer(`levenshtein(${left}, ${right})`)),
    {
      javascript: [asBytes],
    },
  ),
  scalar("soundex(string) => string", ([text]) => callOf(soundexCode, text), { javascript: [soundexCode] }),
  scalar(
    "jaroWinkler(string, string) => double",
    compared((left, right) => `CAST(jaro_winkler_similarity(${left}, ${right}) AS DOUBLE)`),
    { javascript: [asBytes] },
  ),
  scalar("normalize(string) => string", ([text]) => callOf(decomposed, text), {
    javascript: [decomposed],
    decision: "canonical decomposition (NFD), which parts accents from their letters",
  }),
  scalar("escape(string, string) => string", inFormat(escaped), { javascript: [escaped] }),
  scalar("unescape(string, string) => string", inFormat(unescaped), { javascript: [unescaped] }),
];
