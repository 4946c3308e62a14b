/** A moment to a tick of 100 ns, and whether the text said that it is UTC, as a .NET DateTime remembers. */
export interface Timestamp {
  /** Milliseconds since 1970. */
  readonly ms: number;
  /** Ticks of 100 ns beyond the millisecond: 0 to 9999. */
  readonly ticks: number;
  readonly utc: boolean;
}

const isoTime = /(?<h>\d\d):(?<min>\d\d)(?::(?<s>\d\d)(?:\.(?<f>\d{1,7}))?)?/.source;
const usTime = /(?<h>\d{1,2}):(?<min>\d\d)(?::(?<s>\d\d))?(?: (?<half>AM|PM))?/.source;
const zone = /(?<zone>Z|GMT|[+-]\d\d:\d\d)/.source;

/** The forms of a timestamp that .NET reads whatever the format, and that files and services write. */
const forms = [
  new RegExp(`^(?<y>\\d{4})[-/](?<m>\\d{1,2})[-/](?<d>\\d{1,2})(?:[T ]${isoTime} ?${zone}?)?$`, "i"),
  new RegExp(`^(?<m>\\d{1,2})/(?<d>\\d{1,2})/(?<y>\\d{4})(?: ${usTime} ?${zone}?)?$`, "i"),
  new RegExp(`^[A-Za-z]{3}, (?<d>\\d{1,2}) (?<month>[A-Za-z]{3}) (?<y>\\d{4}) ${isoTime} ${zone}$`),
];
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Reads a timestamp; `offset` for one with another time zone than UTC, `undefined` for what is none. */
export function parseTimestamp(text: string): Timestamp | "offset" | undefined {
  const parts = forms.map((form) => form.exec(text.trim())?.groups).find((groups) => groups !== undefined);
  if (parts === undefined) return undefined;
  const { zone } = parts;
  if (zone !== undefined && !/^(?:Z|GMT|[+-]00:00)$/i.test(zone)) return "offset";
  const month = parts.month === undefined ? Number(parts.m) : months.indexOf(parts.month.toLowerCase()) + 1;
  const fraction = (parts.f ?? "").padEnd(7, "0");
  const fields = [
    Number(parts.y),
    month - 1,
    Number(parts.d),
    hour(parts),
    Number(parts.min ?? 0),
    Number(parts.s ?? 0),
  ];
  const ms = instant(fields);
  if (ms === undefined) return undefined;
  return { ms: ms + Number(fraction.slice(0, 3)), ticks: Number(fraction.slice(3)), utc: zone !== undefined };
}

function hour({ h = "0", half }: Record<string, string | undefined>): number {
  if (half === undefined) return Number(h);
  return Number(h) > 12 || Number(h) === 0 ? NaN : (Number(h) % 12) + (half.toUpperCase() === "PM" ? 12 : 0);
}

/** The milliseconds of the fields, unless one of them is out of its range, as in 30 February. */
function instant(fields: readonly number[]): number | undefined {
  const date = new Date(0);
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = fields;
  date.setUTCFullYear(year, month, day);
  date.setUTCHours(hours, minutes, seconds);
  const back = [
    date.getUTCFullYear(),
    date.getUTCMonth(),
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  ];
  return year > 0 && back.every((field, index) => field === fields[index]) ? date.getTime() : undefined;
}

export function timestampOf(date: Date): Timestamp {
  return { ms: date.getTime(), ticks: 0, utc: true };
}

/** Ticks of 100 ns since the year 1 (.NET: DateTime.Ticks). */
export function ticksOf({ ms, ticks }: Timestamp): bigint {
  return BigInt(ms) * 10_000n + BigInt(ticks) + 621_355_968_000_000_000n;
}
