import { cast, timestampLiteral } from "../translate/duckdb/text";
import { types, type DataType } from "../types";
import type { CallSite } from "./definition";
import { scalar } from "./define";
import { integer } from "./numbers";

const part = (name: string, of: "datetime" | "timestamp", sql: (value: string) => string) =>
  scalar(`${name}(${of}${of === "timestamp" ? ", [string]" : ""}) => integer`, ([value]) => integer(sql(`${value}`)), of === "timestamp" ? { decision: ownZone } : {}); // prettier-ignore

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

/** A moment of UTC as clocks in a zone show it, and back; without a zone both are the same, UTC being the local zone here. */
const inZone = (moment: string, zone: string): string => `timezone(${zone}, timezone('UTC', ${moment}))`;
const fromZone = (moment: string, zone: string): string => `timezone('UTC', timezone(${zone}, ${moment}))`;

const localZone = "the local zone, which the service takes from its region, is UTC";
export const ownZone = `a zone says where the value is at home and moves nothing, as the examples show; ${localZone}`;

/** Whole months where the days or both month ends agree, else with a fraction of 31 days (Spark: `months_between`). */
function monthsBetween([later, earlier, rounded]: readonly string[]): string {
  const months = `((year(${later}) - year(${earlier})) * 12 + month(${later}) - month(${earlier}))`;
  const ends = `(${later} >= last_day(${later}) AND ${earlier} >= last_day(${earlier}))`;
  const seconds = (moment: string | undefined) => `(day(${moment}) * 86400 + floor(epoch(${moment} - date_trunc('day', ${moment}))))`;
  const exact = `(${months} + (${seconds(later)} - ${seconds(earlier)}) / 2678400.0::DOUBLE)`;
  const fraction = `CASE WHEN ${rounded ?? "true"} THEN round(${exact}, 8) ELSE ${exact} END`;
  return cast(`CASE WHEN day(${later}) = day(${earlier}) OR ${ends} THEN ${months} ELSE ${fraction} END`, types.double);
} // prettier-ignore

export const dates = [
  // The moment the flow started; UTC is the same in every zone.
  scalar("currentUTC([string]) => timestamp", (_, site) => timestampLiteral(site.now), { nulls: "own" }),
  scalar("currentTimestamp() => timestamp", (_, { now }) => timestampLiteral(now), {
    nulls: "own",
    decision: `the moment the flow started; ${localZone}`,
  }),
  scalar(
    "currentDate([string]) => date",
    ([zone], { now }) => `CAST(${inZone(timestampLiteral(now), zone ?? "'UTC'")} AS DATE)`,
    { nulls: "own", decision: `the day the flow started; ${localZone}` },
  ),
  scalar("fromUTC(timestamp, [string]) => timestamp", ([moment, zone]) => inZone(`${moment}`, zone ?? "'UTC'"), {
    decision: localZone,
  }),
  scalar("toUTC(timestamp, [string]) => timestamp", ([moment, zone]) => fromZone(`${moment}`, zone ?? "'UTC'"), {
    decision: localZone,
  }),
  scalar(
    "monthsBetween(timestamp, timestamp, [boolean], [string]) => double",
    ([later, earlier, rounded]) =>
      monthsBetween([`${later}`, `${earlier}`, ...(rounded === undefined ? [] : [rounded])]),
    { decision: `to eight decimals unless told otherwise; ${ownZone}` },
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
  scalar("addMonths(datetime, integral, [string]) => datetime", months(""), { result: same, decision: ownZone }),
  scalar("subMonths(datetime, integral) => datetime", months("-"), { result: same }),
  scalar("lastDayOfMonth(datetime) => date", ([value]) => `last_day(${value})`),

  duration("weeks", 604_800_000),
  duration("days", 86_400_000),
  duration("hours", 3_600_000),
  duration("minutes", 60_000),
  duration("seconds", 1_000),
  duration("milliseconds", 1),
];
