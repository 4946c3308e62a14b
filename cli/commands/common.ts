import { statSync } from "node:fs";
import { join } from "node:path";
import { Option } from "commander";
import { problem } from "../../errors";

/** The folder of `Pulumi.yaml`. */
export const projectRoot = join(__dirname, "..", "..");

export const jsonOption = () => new Option("--json", "print one JSON document on stdout, progress on stderr");
export const stackOption = () =>
  new Option("--stack <name>", "the Pulumi stack, as in Pulumi.<name>.yaml").default("dev");

/** Undefined where nothing is there, or nothing that this user may see: whoever uses the path says why. */
function isFolder(path: string): boolean | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory();
  } catch {
    return undefined;
  }
}

/** A folder that is there. */
export const existingFolder =
  (argument: string) =>
  (path: string): string => {
    if (!isFolder(path)) throw problem("bad-argument", { argument, reason: `there is no folder ${path}` });
    return path;
  };

/** A folder to write into, that is there or can be made. */
export const folder =
  (argument: string) =>
  (path: string): string => {
    if (isFolder(path) === false)
      throw problem("bad-argument", { argument, reason: `${path} is a file, not a folder` });
    return path;
  };

/** A whole number of at least `least`, and of `most` at most. */
export const wholeNumber =
  (argument: string, least: number, most = Number.MAX_SAFE_INTEGER) =>
  (text: string): number => {
    const value = Number(text);
    const range = most === Number.MAX_SAFE_INTEGER ? `${least}` : `${least} to ${most}`;
    if (!/^\d+$/.test(text) || value < least || value > most)
      throw problem("bad-argument", { argument, reason: `"${text}" is not a whole number from ${range}` });
    return value;
  };

/** A size such as 4GB. What else the engine would take, a negative one means no limit. */
export function memorySize(text: string): string {
  if (!/^\d+(\.\d+)?\s*[KMGT]i?B$/i.test(text))
    throw problem("engine-memory-setting", { memory: text, reason: "it is not a number and a unit" });
  return text;
}

/** A moment with its zone, as ISO 8601: `2026-01-31T00:00:00Z`. */
export function moment(argument: string) {
  return (text: string): string => {
    const time = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.test(text)
      ? Date.parse(text)
      : NaN;
    // A date that the calendar lacks would silently be one of the next month.
    const [date] = text.split("T");
    if (Number.isNaN(time) || new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10) !== date)
      throw problem("bad-argument", { argument, reason: `"${text}" is not a moment such as 2026-01-31T00:00:00Z` });
    return new Date(time).toISOString();
  };
}
