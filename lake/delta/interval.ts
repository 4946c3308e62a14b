const daysPerUnit: Readonly<Record<string, number>> = {
  week: 7,
  day: 1,
  hour: 1 / 24,
  minute: 1 / 1440,
  second: 1 / 86_400,
};

/** The days of a Spark interval such as `interval 15 days` or `interval 2 weeks 12 hours`; undefined if it is none. */
export function daysOf(interval: string): number | undefined {
  const match = /^\s*(?:interval\s+)?((?:\d+(?:\.\d+)?\s+[a-z]+\s*)+)$/i.exec(interval);
  if (match === null) return undefined;
  let days = 0;
  for (const [, amount, unit] of match[1]!.matchAll(/(\d+(?:\.\d+)?)\s+([a-z]+)/gi)) {
    const perUnit = daysPerUnit[unit!.toLowerCase().replace(/s$/, "")];
    if (perUnit === undefined) return undefined;
    days += Number(amount) * perUnit;
  }
  return days;
}
