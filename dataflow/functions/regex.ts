import { problem } from "../../errors";
import type { Known } from "../check/typed";
import { literal } from "../translate/duckdb/text";
import { extracted, found, replaced } from "./constants";
import type { CallSite } from "./definition";
import { scalar } from "./define";
import { unlessNull } from "./strings";

/** What Java's regular expressions have and RE2, which DuckDB uses, has not: look-around, back references, possessive and atomic groups. */
const notInRe2 = /\(\?(=|!|<=|<!|>)|\\[1-9]|[*+?}]\+/;

/** A pattern written for Java, for DuckDB. */
function pattern(sql: string | undefined, { constants }: CallSite): string {
  const written = constants[1];
  if (typeof written === "string" && notInRe2.test(written.replaceAll("\\\\", ""))) {
    throw problem("unsupported-regex", { pattern: written });
  }
  return `${sql}`;
}

/** Java writes groups in a replacement as `$1`, RE2 as `\1`. */
function replacement(value: Known): string {
  if (value === null) return "NULL";
  if (typeof value !== "string")
    throw problem("unsupported-regex", { pattern: "a replacement that is not a constant" });
  return literal(
    value.replace(
      /\\(\$)|\$(\d)|\\/g,
      (_, dollar?: string, group?: string) => dollar ?? (group === undefined ? "\\\\" : `\\${group}`),
    ),
  );
}

/** DuckDB counts groups with one digit, and wants to know which before it sees a row. */
function group({ constants }: CallSite): bigint | null {
  const number = constants.length < 3 ? 1n : constants[2];
  if (number === null) return null;
  if (typeof number === "bigint" && number >= 0n && number <= 9n) return number;
  throw problem("unsupported-argument", { function: "regexExtract", what: "a group that is not a constant from 0 to 9" });
} // prettier-ignore

export const regex = [
  // A match anywhere in the text, as Spark's rlike.
  scalar(
    "regexMatch(string, string) => boolean",
    ([text, regex], site) => `regexp_matches(${text}, ${pattern(regex, site)})`,
    { evaluate: found },
  ),
  scalar(
    "rlike(string, string) => boolean",
    ([text, regex], site) => `regexp_matches(${text}, ${pattern(regex, site)})`,
    { evaluate: found },
  ),
  scalar(
    "regexReplace(string, string, string) => string",
    ([text, regex], site) => `regexp_replace(${text}, ${pattern(regex, site)}, ${replacement(site.constants[2])}, 'g')`,
    { evaluate: replaced },
  ),
  scalar(
    "regexExtract(string, string, [integral]) => string",
    ([text, regex], site) => {
      const number = group(site);
      return number === null ? "NULL" : `regexp_extract(${text}, ${pattern(regex, site)}, ${number})`;
    },
    { evaluate: extracted },
  ),
  scalar("regexSplit(string, string) => string[]", ([text, regex], site) =>
    unlessNull(regex, `string_split_regex(${text}, ${pattern(regex, site)})`),
  ),
];
