import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { problem } from "../../errors";
import { bronzeFormats, type BronzeFormat } from "../../pipelines/bronze";
import { deltaRoot } from "../../pipelines/layout";

/** What only the container of a link in that format has. */
const marks: Readonly<Record<BronzeFormat, string>> = { csv: join("Changelog", "changelog.info"), delta: deltaRoot };

/** The folder that the link writes now, as the change log names it. */
const openFolder = /^\s*\d{4}-\d{2}-\d{2}T/;

/** Refuses a folder that is not what a link writes in the format that the stack is configured for. */
export function checkBronzeFormat(folder: string, configured: BronzeFormat): void {
  const has = (format: BronzeFormat) => isThere(join(folder, marks[format]));
  if (!has(configured)) {
    const found = bronzeFormats.find(has);
    if (found !== undefined) throw problem("bronze-format", { found, configured, mark: marks[found] }, { folder });
    throw problem("bronze-not-an-export", { reason: `it has no ${marks[configured]}` }, { folder });
  }
  if (configured === "csv" && namesNoFolder(join(folder, marks.csv)))
    throw problem(
      "bronze-not-an-export",
      { reason: `${marks.csv} does not name the folder that is written now` },
      { folder },
    );
}

// What may not be read is left to the load, which says why.

function isThere(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
}

function namesNoFolder(changeLog: string): boolean {
  try {
    return !openFolder.test(readFileSync(changeLog, "utf8"));
  } catch {
    return false;
  }
}
