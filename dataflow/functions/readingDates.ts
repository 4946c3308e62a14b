import { problem } from "../../errors";
import { isIntegral } from "../check/coercion";
import { cast, literal, timestampLiteral } from "../translate/duckdb/text";
import { types } from "../types";
import { typeName } from "../typeName";
import { readingPattern } from "./datePattern";
import type { CallSite } from "./definition";

/** The default forms `yyyy-[M]M-[d]d`, `yyyy-[M]M`, `yyyy`, and the first followed by `T` and anything (Microsoft: `toDate`). */
export function dateFromText([value, pattern]: readonly string[], site: CallSite): string {
  const [given] = site.types;
  if (given?.kind === "string") {
    const moment =
      pattern === undefined
        ? strptime(`split_part(${value}, 'T', 1)`, ["%Y-%m-%d", "%Y-%m", "%Y"])
        : parsed(`${value}`, "toDate", site);
    return cast(moment, types.date);
  }
  if (given && (given.kind === "date" || given.kind === "timestamp" || given.kind === "any"))
    return cast(`${value}`, types.date);
  throw cannot("toDate", site);
}

/**
 * The default form is `yyyy-[M]M-[d]d hh:mm:ss[.f...]` with hours to 24 (Microsoft: `toTimestamp`). Timestamps have
 * milliseconds, further digits are cut off; a number counts milliseconds from 1970.
 */
export function timestampFromText([value, pattern]: readonly string[], site: CallSite): string {
  const [given] = site.types;
  if (given?.kind === "string") {
    if (pattern !== undefined) return parsed(`${value}`, "toTimestamp", site);
    return milliseconds(strptime(cutFraction(`${value}`), ["%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M:%S.%f"]));
  }
  if (given && isIntegral(given)) return `epoch_ms(${cast(`${value}`, types.long)})`;
  if (given && (given.kind === "date" || given.kind === "timestamp" || given.kind === "any"))
    return cast(`${value}`, types.timestamp);
  throw cannot("toTimestamp", site);
}

function parsed(value: string, name: string, { constants: [, pattern], now }: CallSite): string {
  if (typeof pattern !== "string")
    throw problem("unsupported-argument", { function: name, what: "a pattern that is not a constant" });
  const { formats, fraction, zoned, shortYear } = readingPattern(pattern);
  const read = strptime(fraction > 6 ? cutFraction(value) : value, formats);
  const utc = zoned ? `timezone('UTC', ${read})` : read;
  const moment = shortYear ? inCentury(utc, now) : utc;
  return fraction > 0 ? milliseconds(moment) : moment;
}

/** Two digits are a year at most 20 years ahead (Java: SimpleDateFormat, which the reference names); DuckDB reads up to 2068. */
function inCentury(moment: string, now: Date): string {
  const latest = new Date(now);
  latest.setUTCFullYear(now.getUTCFullYear() + 20);
  return `CASE WHEN ${moment} > ${timestampLiteral(latest)} THEN ${moment} - to_years(100) ELSE ${moment} END`;
}

/** DuckDB reads at most six digits of a fraction. */
const cutFraction = (value: string): string => `regexp_replace(${value}, '(\\.[0-9]{6})[0-9]+', '\\1')`;
const milliseconds = (value: string): string => `date_trunc('milliseconds', ${value})`;
const strptime = (value: string, formats: readonly string[]): string =>
  `try_strptime(${value}, ${formats.length === 1 ? literal(`${formats[0]}`) : `[${formats.map(literal).join(", ")}]`})`;

const cannot = (name: string, { types: [given] }: CallSite) =>
  problem("unsupported-argument", { function: name, what: `a value of type ${given ? typeName(given) : "unknown"}` });
