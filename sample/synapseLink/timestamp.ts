const dayLength = 86_400_000;
const two = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, "0"));

interface Day {
  readonly iso: string;
  readonly us: string;
  readonly year: string;
}

const days = new Map<number, Day>();

/** A day is formatted once: making a date of each of millions of rows would take longer than writing them. */
function dayOf(number: number): Day {
  const known = days.get(number);
  if (known !== undefined) return known;
  const iso = new Date(number * dayLength).toISOString().slice(0, 10);
  const [year, month, dayOfMonth] = iso.split("-");
  const day = { iso, us: `${Number(month)}/${Number(dayOfMonth)}/${year}`, year: year! };
  days.set(number, day);
  return day;
}

/** `2025-02-03T09:52:01.0000000` of milliseconds since 1970, UTC. */
export function isoText(ms: number): string {
  const day = Math.floor(ms / dayLength);
  const rest = ms - day * dayLength;
  const second = Math.floor(rest / 1000);
  const fraction = rest % 1000 === 0 ? "0000000" : `${String(rest % 1000).padStart(3, "0")}0000`;
  return `${dayOf(day).iso}T${two[Math.floor(second / 3600)]}:${two[Math.floor(second / 60) % 60]}:${two[second % 60]}.${fraction}`;
}

/** `2/3/2025 9:52:15 AM` of milliseconds since 1970, UTC. */
export function usText(ms: number): string {
  const day = Math.floor(ms / dayLength);
  const second = Math.floor((ms - day * dayLength) / 1000);
  const hour = Math.floor(second / 3600);
  return `${dayOf(day).us} ${hour % 12 || 12}:${two[Math.floor(second / 60) % 60]}:${two[second % 60]} ${hour < 12 ? "AM" : "PM"}`;
}

/** A timestamp folder's name. The service's documents print colons; lakes in the field have dots. */
export function folderName(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replaceAll(":", ".")}Z`;
}

/** The time in a folder's name, milliseconds since 1970. */
export function folderTime(name: string): number {
  return Date.parse(name.replace(/T(\d\d)[.:](\d\d)[.:]/, "T$1:$2:"));
}

export function yearOf(ms: number): string {
  return dayOf(Math.floor(ms / dayLength)).year;
}
