import type { Json } from "./json";

/** Whether everything that is declared is so; Data Factory adds defaults of its own, which count for nothing. */
export function holds(declared: unknown, live: unknown): boolean {
  if (Array.isArray(declared))
    return (
      Array.isArray(live) &&
      declared.length === live.length &&
      declared.every((item, index) => holds(item, (live as readonly unknown[])[index]))
    );
  if (typeof declared === "object" && declared !== null)
    return (
      typeof live === "object" &&
      live !== null &&
      Object.entries(declared).every(([key, value]) => holds(value, (live as Json)[key]))
    );
  return plain(declared) === plain(live);
}

export function sameValue(one: unknown, other: unknown): boolean {
  return holds(one, other) && holds(other, one);
}

/** Data Factory writes fractions of seconds into times, and resource ids in letters of its own choice. */
function plain(value: unknown): unknown {
  if (typeof value !== "string") return value ?? undefined;
  const time = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.0+)?(Z?)$/.exec(value);
  if (time) return `${time[1]}${time[2]}`;
  return value.startsWith("/subscriptions/") ? value.toLowerCase() : value;
}
