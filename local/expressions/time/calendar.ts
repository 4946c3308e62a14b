import type { Timestamp } from "./timestamp";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const lengths: Readonly<Record<string, number>> = { second, minute, hour, day, week: 7 * day };

/** The time units of `addToTime`, in lower case, without the plural s that is accepted too. */
export function isTimeUnit(unit: string): boolean {
  return unit in lengths || unit === "month" || unit === "year";
}

/** The moment that many units later. A month's last day stays the last where the other month is shorter. */
export function plus(timestamp: Timestamp, amount: number, unit: string): Timestamp {
  switch (unit) {
    case "year":
      return plusMonths(timestamp, 12 * amount);
    case "month":
      return plusMonths(timestamp, amount);
    default:
      return { ...timestamp, ms: timestamp.ms + amount * (lengths[unit] ?? NaN) };
  }
}

function plusMonths(timestamp: Timestamp, amount: number): Timestamp {
  const date = new Date(timestamp.ms);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + amount);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wanted, last));
  return { ...timestamp, ms: date.getTime() };
}

export function startOfHour(timestamp: Timestamp): Timestamp {
  return { ...timestamp, ms: Math.floor(timestamp.ms / hour) * hour, ticks: 0 };
}

export function startOfDay(timestamp: Timestamp): Timestamp {
  return { ...timestamp, ms: Math.floor(timestamp.ms / day) * day, ticks: 0 };
}

export function startOfMonth(timestamp: Timestamp): Timestamp {
  const date = new Date(startOfDay(timestamp).ms);
  date.setUTCDate(1);
  return { ...timestamp, ms: date.getTime(), ticks: 0 };
}

export function dayOfYear({ ms }: Timestamp): number {
  return Math.floor((ms - Date.UTC(new Date(ms).getUTCFullYear(), 0, 1)) / day) + 1;
}
