import { dayOfYear, isTimeUnit, plus, startOfDay, startOfHour, startOfMonth } from "../time/calendar";
import { formatTimestamp } from "../time/format";
import { parseTimestamp, ticksOf, timestampOf, type Timestamp } from "../time/timestamp";
import { narrowed } from "../numbers";
import { count, fixed, text, withOptional, type CallContext, type ExpressionFunction } from "./define";

function read(context: CallContext, value: string): Timestamp {
  const timestamp = parseTimestamp(value);
  if (timestamp === undefined) return context.refuse(`cannot read the timestamp '${value}'`);
  if (timestamp === "offset") return context.refuse(`reads timestamps in UTC only in local runs, not '${value}'`);
  return timestamp;
}

/** The default format is `o`, which keeps what the text said about the time zone. */
function write(context: CallContext, timestamp: Timestamp, format = "o"): string {
  const year = new Date(timestamp.ms).getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) return context.refuse("leaves the years 1 to 9999");
  return formatTimestamp(timestamp, format) ?? context.refuse(`knows no format '${format}'`);
}

function later(context: CallContext, timestamp: Timestamp, amount: number, unit: string, format?: string): string {
  const name = unit.toLowerCase().replace(/s$/, "");
  if (!isTimeUnit(name)) return context.refuse(`knows no time unit '${unit}'`);
  return write(context, plus(timestamp, amount, name), format);
}

const adding = (unit: string): ExpressionFunction =>
  withOptional([text, count], text, (context, timestamp, amount, format) =>
    later(context, read(context, timestamp), amount, unit, format),
  );

const moving = (direction: 1 | -1): ExpressionFunction =>
  withOptional([text, count, text], text, (context, timestamp, amount, unit, format) =>
    later(context, read(context, timestamp), direction * amount, unit, format),
  );

const fromNow = (direction: 1 | -1): ExpressionFunction =>
  withOptional([count, text], text, (context, amount, unit, format) =>
    later(context, timestampOf(context.scope.now), direction * amount, unit, format),
  );

const start = (of: (timestamp: Timestamp) => Timestamp): ExpressionFunction =>
  withOptional([text], text, (context, timestamp, format) => write(context, of(read(context, timestamp)), format));

const part = (of: (timestamp: Timestamp) => number): ExpressionFunction =>
  fixed([text], (context, timestamp) => of(read(context, timestamp)));

export const date: Readonly<Record<string, ExpressionFunction>> = {
  utcNow: withOptional([], text, (context, format) => write(context, timestampOf(context.scope.now), format)),
  formatDateTime: start((timestamp) => timestamp),
  addSeconds: adding("second"),
  addMinutes: adding("minute"),
  addHours: adding("hour"),
  addDays: adding("day"),
  addToTime: moving(1),
  subtractFromTime: moving(-1),
  getFutureTime: fromNow(1),
  getPastTime: fromNow(-1),
  startOfHour: start(startOfHour),
  startOfDay: start(startOfDay),
  startOfMonth: start(startOfMonth),
  dayOfMonth: part(({ ms }) => new Date(ms).getUTCDate()),
  dayOfWeek: part(({ ms }) => new Date(ms).getUTCDay()),
  dayOfYear: part(dayOfYear),
  ticks: fixed([text], (context, timestamp) => narrowed(ticksOf(read(context, timestamp)))),
};
