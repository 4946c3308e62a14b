const dayLength = 86_400_000;
const two = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, "0"));

let cachedDay = NaN;
let cachedDate = "";
let cachedUsDate = "";

/** Rows come in the order of their dates, so that one day is formatted once. */
function enterDay(day: number): void {
  if (day === cachedDay) return;
  cachedDay = day;
  cachedDate = new Date(day * dayLength).toISOString().slice(0, 10);
  const [year, month, dayOfMonth] = cachedDate.split("-").map(Number);
  cachedUsDate = `${month}/${dayOfMonth}/${year}`;
}

/** `2025-02-03T09:52:01.0000000` of milliseconds since 1970, UTC. */
export function isoText(ms: number): string {
  const day = Math.floor(ms / dayLength);
  enterDay(day);
  const rest = ms - day * dayLength;
  const second = Math.floor(rest / 1000);
  const fraction = rest % 1000 === 0 ? "0000000" : `${String(rest % 1000).padStart(3, "0")}0000`;
  return `${cachedDate}T${two[Math.floor(second / 3600)]}:${two[Math.floor(second / 60) % 60]}:${two[second % 60]}.${fraction}`;
}

/** `2/3/2025 9:52:15 AM` of milliseconds since 1970, UTC. */
export function usText(ms: number): string {
  const day = Math.floor(ms / dayLength);
  enterDay(day);
  const second = Math.floor((ms - day * dayLength) / 1000);
  const hour = Math.floor(second / 3600);
  return `${cachedUsDate} ${hour % 12 || 12}:${two[Math.floor(second / 60) % 60]}:${two[second % 60]} ${hour < 12 ? "AM" : "PM"}`;
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
  enterDay(Math.floor(ms / dayLength));
  return cachedDate.slice(0, 4);
}
