import { problem } from "../../errors";
import type { Known } from "../check/typed";
import { literal } from "../translate/duckdb/text";
import { types } from "../types";
import { compiledRegex, extracted, found, groupOf, matchesEmpty, re2Replacement, replaced, type CompiledRegex } from "./compiledRegex"; // prettier-ignore
import type { CallSite } from "./definition";
import { scalar } from "./define";
import { callOf, javascript } from "./javascript";
import { endsInLineEnd } from "./javaRegex";
import { unlessNull } from "./strings";

const placing = (pattern: string): CompiledRegex => compiledRegex(pattern, "place");

/** A pattern of which every match in a text is looked for. */
function everyPlace(pattern: string): CompiledRegex {
  const compiled = placing(pattern);
  if (matchesEmpty(compiled)) throw problem("unsupported-regex", { pattern, part: "a match of nothing" });
  return compiled;
}

/** A pattern that parts pieces of a text: DuckDB looks at what is behind a match as if the text began there. */
function everyPiece(pattern: string): CompiledRegex {
  const compiled = everyPlace(pattern);
  const looksBack = /^\(*\^|[^\\[]\^|\\[AbB]/.exec(compiled.text);
  if (looksBack) throw problem("unsupported-regex", { pattern, part: `${looksBack[0].slice(-2)} in a split` });
  return compiled;
}

/** The pattern of a row for RE2; what is compared with the row's text is not known then. */
function ofRow({ pattern, text, asksForEnd }: CompiledRegex): string {
  if (asksForEnd) throw problem("unsupported-regex", { pattern, part: "$ in a pattern that is not a constant" });
  return text;
}

const { string, integer } = types;
const test = javascript("testPattern", [string], string, (pattern: string) => compiledRegex(pattern, "test").text);
const place = javascript("placePattern", [string, integer], string, (pattern: string, group: number) => {
  groupOf(BigInt(group), placing(pattern));
  return ofRow(placing(pattern));
});
const every = javascript("everyPattern", [string], string, (pattern: string) => ofRow(everyPlace(pattern)));
const piece = javascript("piecePattern", [string], string, (pattern: string) => ofRow(everyPiece(pattern)));
const atLineEnd = javascript("atLineEnd", [string, string], string, (_: string, pattern: string) => {
  throw problem("value-regex-end", { pattern });
});

const matches = (name: "regexMatch" | "rlike") =>
  scalar(
    `${name}(string, string) => boolean`,
    ([text, pattern], { constants: [, written] }) => {
      const known = typeof written === "string" ? literal(compiledRegex(written, "test").text) : callOf(test, pattern);
      return `regexp_matches(${text}, ${known})`;
    },
    { evaluate: found, javascript: [test] },
  );

/** SQL that looks for places in a text; where Java's `$` and RE2's could differ, it stops. */
function looking(text: string, { pattern, ...compiled }: CompiledRegex, sql: (pattern: string) => string): string {
  const looked = sql(literal(compiled.text));
  if (!compiled.asksForEnd) return looked;
  const stop = `error(${callOf(atLineEnd, text, literal(pattern))})`;
  return `CASE WHEN regexp_matches(${text}, ${literal(endsInLineEnd)}) THEN ${stop} ELSE ${looked} END`;
}

/** DuckDB wants to know the group before it sees a row. */
function group({ constants }: CallSite): bigint | null {
  const number = constants.length < 3 ? 1n : constants[2];
  if (number === null || typeof number === "bigint") return number;
  throw problem("unsupported-argument", { function: "regexExtract", what: "a group that is not a constant" });
}

/** A replacement must be a constant: DuckDB's notation for groups is another. */
function replacementFor(value: Known, pattern: string): string {
  if (typeof value === "string") return literal(re2Replacement(value, placing(pattern)));
  throw problem("unsupported-argument", { function: "regexReplace", what: "a replacement that is not a constant" });
}

export const regex = [
  // A match anywhere in the text, as Spark's rlike.
  matches("regexMatch"),
  matches("rlike"),
  scalar(
    "regexReplace(string, string, string) => string",
    ([text, pattern, by], { constants: [, written, replacement] }) => {
      if (written === null || replacement === null) return "NULL";
      if (typeof written !== "string") {
        const isPlain = typeof replacement === "string" && !/[$\\]/.test(replacement);
        const what = "a pattern that is not a constant, and a replacement that is not a plain one";
        if (!isPlain) throw problem("unsupported-argument", { function: "regexReplace", what });
        return `regexp_replace(${text}, ${callOf(every, pattern)}, ${by}, 'g')`;
      }
      const compiled = replacement === "" ? placing(written) : everyPlace(written);
      const put = replacementFor(replacement, written);
      return looking(`${text}`, compiled, (known) => `regexp_replace(${text}, ${known}, ${put}, 'g')`);
    },
    { evaluate: replaced, javascript: [every, atLineEnd] },
  ),
  scalar(
    "regexExtract(string, string, [integral]) => string",
    ([text, pattern], site) => {
      const [, written] = site.constants;
      const number = group(site);
      if (number === null || written === null) return "NULL";
      const sql = (known: string) => `regexp_extract(${text}, ${known}, ${number})`;
      if (typeof written !== "string") return sql(callOf(place, pattern, `${number}`));
      const compiled = placing(written);
      groupOf(number, compiled);
      return looking(`${text}`, compiled, sql);
    },
    { evaluate: extracted, javascript: [place, atLineEnd] },
  ),
  scalar(
    "regexSplit(string, string) => string[]",
    ([text, pattern], { constants: [, written] }) => {
      if (typeof written !== "string")
        return unlessNull(pattern, `string_split_regex(${text}, ${callOf(piece, pattern)})`);
      return looking(`${text}`, everyPiece(written), (known) => `string_split_regex(${text}, ${known})`);
    },
    { javascript: [piece, atLineEnd] },
  ),
];
