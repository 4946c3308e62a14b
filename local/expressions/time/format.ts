import type { Timestamp } from "./timestamp";

/** Standard formats of one letter, in the culture en-US (Microsoft: Standard date and time format strings). */
const standard: Readonly<Record<string, string>> = {
  d: "M/d/yyyy",
  D: "dddd, MMMM d, yyyy",
  f: "dddd, MMMM d, yyyy h:mm tt",
  F: "dddd, MMMM d, yyyy h:mm:ss tt",
  g: "M/d/yyyy h:mm tt",
  G: "M/d/yyyy h:mm:ss tt",
  m: "MMMM d",
  M: "MMMM d",
  o: "yyyy-MM-ddTHH:mm:ss.fffffffK",
  O: "yyyy-MM-ddTHH:mm:ss.fffffffK",
  r: "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
  R: "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
  s: "yyyy-MM-ddTHH:mm:ss",
  t: "h:mm tt",
  T: "h:mm:ss tt",
  u: "yyyy-MM-dd HH:mm:ss'Z'",
  U: "dddd, MMMM d, yyyy h:mm:ss tt",
  y: "MMMM yyyy",
  Y: "MMMM yyyy",
};

const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const months = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
]; // prettier-ignore

const specifier = /d+|f+|\.?F+|g+|h+|H+|K|m+|M+|s+|t+|y+|z+|'[^']*'|"[^"]*"|\\.|%(?=.)|[\s\S]/g;

/**
 * Writes a timestamp in a .NET format, standard or custom (Microsoft: Custom date and time format strings); `undefined`
 * if there is no such format.
 */
export function formatTimestamp(timestamp: Timestamp, format: string): string | undefined {
  const pattern = format.length === 1 ? standard[format] : format;
  if (pattern === undefined || pattern === "") return pattern;
  const texts = (pattern.match(specifier) ?? []).map((part) => written(part, timestamp));
  return texts.includes(undefined) ? undefined : texts.join("");
}

function written(part: string, { ms, ticks, utc }: Timestamp): string | undefined {
  const date = new Date(ms);
  const padded = (value: number, most = 2) => String(value).padStart(Math.min(part.length, most), "0");
  const fraction = String(date.getUTCMilliseconds()).padStart(3, "0") + String(ticks).padStart(4, "0");
  switch (part[0]) {
    case "d":
      if (part.length <= 2) return padded(date.getUTCDate());
      return nameOf(days[date.getUTCDay()], part.length);
    case "M":
      if (part.length <= 2) return padded(date.getUTCMonth() + 1);
      return nameOf(months[date.getUTCMonth()], part.length);
    case "y":
      return part.length <= 2 ? padded(date.getUTCFullYear() % 100) : padded(date.getUTCFullYear(), part.length);
    case "h":
      return padded(date.getUTCHours() % 12 || 12);
    case "H":
      return padded(date.getUTCHours());
    case "m":
      return padded(date.getUTCMinutes());
    case "s":
      return padded(date.getUTCSeconds());
    case "f":
      return part.length > 7 ? undefined : fraction.slice(0, part.length);
    case "F":
      return part.length > 7 ? undefined : fraction.slice(0, part.length).replace(/0+$/, "");
    case ".": {
      // The point of .FFF goes with its digits.
      const digits = part.length > 8 ? undefined : fraction.slice(0, part.length - 1).replace(/0+$/, "");
      return part === "." || digits ? `.${digits}` : digits;
    }
    case "t":
      return (date.getUTCHours() < 12 ? "AM" : "PM").slice(0, part.length);
    case "g":
      return "A.D.";
    case "K":
      return utc ? "Z" : "";
    case "z":
      return { 1: "+0", 2: "+00" }[part.length] ?? "+00:00";
    case "'":
    case '"':
      return part.length > 1 ? part.slice(1, -1) : undefined;
    case "\\":
      return part[1];
    case "%":
      return "";
    default:
      return part;
  }
}

function nameOf(name = "", length: number): string {
  return length === 3 ? name.slice(0, 3) : name;
}
