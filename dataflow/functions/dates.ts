import { problem } from "../../errors";
import { cast, literal, timestampLiteral } from "../translate/duckdb/text";
import { types, type DataType } from "../types";
import type { CallSite } from "./definition";
import { scalar } from "./define";
import { integer } from "./numbers";

const part = (name: string, of: "datetime" | "timestamp", sql: (value: string) => string) =>
  scalar(`${name}(${of}${of === "timestamp" ? ", [string]" : ""}) => integer`, ([value], site) => {
    if (site.types.length > 1 && site.constants[1] !== "UTC") throw problem("unsupported-argument", { function: name, what: "a time zone other than 'UTC'" });
    return integer(sql(`${value}`));
  }); // prettier-ignore

const same = ([type]: readonly DataType[]): DataType | undefined => (type?.kind === "any" ? types.date : type);

/** Whole days: dates count in days, timestamps in intervals. */
const days =
  (sign: "+" | "-") =>
  ([value, count]: readonly string[], { result }: CallSite): string =>
    result.kind === "date"
      ? `(${value} ${sign} CAST(${count} AS INTEGER))`
      : `(${value} ${sign} to_days(CAST(${count} AS INTEGER)))`;

/** The last day of a month leads to the last day of a month (Microsoft's examples of `addMonths` and `subMonths`). */
const months =
  (sign: "" | "-") =>
  ([value, count]: readonly string[], site: CallSite): string => {
    if (site.types.length > 2) throw problem("unsupported-argument", { function: "addMonths", what: "a time zone" });
    const step = `to_months(CAST(${sign}${count} AS INTEGER))`;
    const last = `last_day(CAST(${value} AS DATE) + ${step})`;
    const end = site.result.kind === "date" ? last : `${last} + (${value} - date_trunc('day', ${value}))`;
    return cast(
      `CASE WHEN CAST(${value} AS DATE) = last_day(${value}) THEN ${end} ELSE ${value} + ${step} END`,
      site.result,
    );
  };

/** Durations are milliseconds. */
const duration = (name: string, milliseconds: number) =>
  scalar(`${name}(integral) => long`, ([count]) => `(${cast(`${count}`, types.long)} * ${milliseconds})`);

const zoneIsUtc = (name: string, { constants }: CallSite): void => {
  if (constants.length > 0 && constants[0] !== "UTC")
    throw problem("unsupported-argument", { function: name, what: "a time zone other than 'UTC'" });
};

export const dates = [
  // The moment the flow started. The service takes the zone of its region; here it is UTC.
  scalar(
    "currentUTC([string]) => timestamp",
    (_, site) => (zoneIsUtc("currentUTC", site), timestampLiteral(site.now)),
    { nulls: "own" },
  ),
  scalar("currentTimestamp() => timestamp", (_, { now }) => timestampLiteral(now), { nulls: "own" }),
  scalar(
    "currentDate([string]) => date",
    (_, site) => (zoneIsUtc("currentDate", site), `DATE ${literal(site.now.toISOString().slice(0, 10))}`),
    { nulls: "own" },
  ),

  part("year", "datetime", (value) => `year(${value})`),
  part("month", "datetime", (value) => `month(${value})`),
  part("dayOfMonth", "datetime", (value) => `day(${value})`),
  part("dayOfWeek", "datetime", (value) => `dayofweek(${value}) + 1`),
  part("dayOfYear", "datetime", (value) => `dayofyear(${value})`),
  part("weekOfYear", "datetime", (value) => `week(${value})`),
  part("hour", "timestamp", (value) => `hour(${value})`),
  part("minute", "timestamp", (value) => `minute(${value})`),
  part("second", "timestamp", (value) => `second(${value})`),
  part("millisecond", "timestamp", (value) => `millisecond(${value}) % 1000`),

  scalar("addDays(datetime, integral) => datetime", days("+"), { result: same }),
  scalar("subDays(datetime, integral) => datetime", days("-"), { result: same }),
  scalar("addMonths(datetime, integral, [string]) => datetime", months(""), { result: same }),
  scalar("subMonths(datetime, integral) => datetime", months("-"), { result: same }),
  scalar("lastDayOfMonth(datetime) => date", ([value]) => `last_day(${value})`),

  duration("weeks", 604_800_000),
  duration("days", 86_400_000),
  duration("hours", 3_600_000),
  duration("minutes", 60_000),
  duration("seconds", 1_000),
  duration("milliseconds", 1),
];
