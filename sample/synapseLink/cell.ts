import type { Kind } from "./column";
import { isoText, usText } from "./timestamp";

/** Numbers in time columns are milliseconds since 1970, UTC. Empty text and null look the same in an export. */
export type Cell = string | number | bigint | boolean | null | undefined;

const quoted = (text: string) => (text.includes('"') ? `"${text.replaceAll('"', '""')}"` : `"${text}"`);

/** Text in a time column: an ISO time is brought into the column's form, anything else goes into the file as it is. */
const isoTime = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)(?:\.(\d{1,7}))?)?Z?$/;

function time(value: number | string, ending: string): string {
  if (typeof value === "number") return `"${isoText(value)}${ending}"`;
  const [matched, date, clock = "00:00:00", fraction = ""] = isoTime.exec(value) ?? [];
  return matched === undefined ? quoted(value) : `"${date}T${clock}.${fraction.padEnd(7, "0")}${ending}"`;
}

function sinkTime(value: number | string): string {
  if (typeof value === "number") return `"${usText(value)}"`;
  return isoTime.test(value) ? `"${usText(Date.parse(value))}"` : quoted(value);
}

/** Six digits after the point, as Commerce stores them, without trailing zeros. */
function decimal(value: Exclude<Cell, null | undefined>): string {
  if (typeof value !== "number" || Number.isInteger(value)) return String(value);
  return value.toFixed(6).replace(/\.?0+$/, "");
}

/**
 * One value as Synapse Link writes it: text and times in quotes, doubled inside, the rest bare, nothing for null.
 * Source: Microsoft: Azure Synapse Link for Dataverse, incremental updates; rows of real exports.
 */
export function cellText(kind: Kind, value: Cell): string {
  if (value === null || value === undefined || value === "") return "";
  switch (kind) {
    case "text":
      return quoted(String(value));
    case "guid":
      return String(value);
    case "enum":
    case "long":
      return typeof value === "boolean" ? String(Number(value)) : String(value);
    case "decimal":
      return decimal(value);
    case "flag":
      return value === true ? "True" : "";
    case "utc":
      return time(value as number | string, "Z");
    case "date":
      return time(value as number | string, "");
    case "offset":
      return time(value as number | string, "+00:00");
    case "sink":
      return sinkTime(value as number | string);
    default:
      return kind satisfies never;
  }
}
