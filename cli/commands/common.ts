import { statSync } from "node:fs";
import { join } from "node:path";
import { Option } from "commander";
import { problem } from "../../errors";

/** The folder of `Pulumi.yaml`. */
export const projectRoot = join(__dirname, "..", "..");

export const jsonOption = () => new Option("--json", "print one JSON document on stdout, progress on stderr");
export const stackOption = () =>
  new Option("--stack <name>", "the Pulumi stack, as in Pulumi.<name>.yaml").default("dev");

/** A folder that is there. */
export const existingFolder =
  (argument: string) =>
  (path: string): string => {
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory())
      throw problem("bad-argument", { argument, reason: `there is no folder ${path}` });
    return path;
  };

/** A whole number of at least `least`. */
export const wholeNumber =
  (argument: string, least: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least)
      throw problem("bad-argument", { argument, reason: `"${text}" is not a whole number from ${least}` });
    return value;
  };

/** A moment with its zone, as ISO 8601: `2026-01-31T00:00:00Z`. */
export function moment(argument: string) {
  return (text: string): string => {
    const time = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.test(text)
      ? Date.parse(text)
      : NaN;
    if (Number.isNaN(time))
      throw problem("bad-argument", { argument, reason: `"${text}" is not a moment such as 2026-01-31T00:00:00Z` });
    return new Date(time).toISOString();
  };
}
