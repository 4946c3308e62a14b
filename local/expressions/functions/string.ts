import { randomUUID } from "node:crypto";
import { textOf } from "../display";
import { count, fixed, scalar, text, variadic, withOptional, type ExpressionFunction } from "./define";

const lower = (value: string) => value.toLowerCase();

export const string: Readonly<Record<string, ExpressionFunction>> = {
  concat: variadic(1, scalar, (_, parts) => parts.map(textOf).join("")),
  endsWith: fixed([text, text], (_, value, end) => lower(value).endsWith(lower(end))),
  startsWith: fixed([text, text], (_, value, start) => lower(value).startsWith(lower(start))),
  indexOf: fixed([text, text], (_, value, part) => lower(value).indexOf(lower(part))),
  lastIndexOf: fixed([text, text], (_, value, part) => lower(value).lastIndexOf(lower(part))),
  replace: fixed([text, text, text], (context, value, old, replacement) =>
    old === "" ? context.refuse("cannot replace an empty string") : value.replaceAll(old, () => replacement),
  ),
  split: fixed([text, text], (_, value, delimiter) => (delimiter === "" ? [value] : value.split(delimiter))),
  substring: fixed([text, count, count], (context, value, start, length) =>
    start < 0 || length < 0 || start + length > value.length
      ? context.refuse(`goes outside a string of ${value.length} characters`)
      : value.slice(start, start + length),
  ),
  toLower: fixed([text], (_, value) => value.toLowerCase()),
  toUpper: fixed([text], (_, value) => value.toUpperCase()),
  trim: fixed([text], (_, value) => value.trim()),
  guid: withOptional([], text, (context, format = "D") => {
    const id = randomUUID();
    switch (format.toUpperCase()) {
      case "D":
        return id;
      case "N":
        return id.replaceAll("-", "");
      case "B":
        return `{${id}}`;
      case "P":
        return `(${id})`;
      default:
        return context.refuse(`has the formats N, D, B and P in local runs, not ${format}`);
    }
  }),
};
