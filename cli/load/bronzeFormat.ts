import { existsSync } from "node:fs";
import { join } from "node:path";
import { problem } from "../../errors";
import { bronzeFormats, type BronzeFormat } from "../../pipelines/bronze";
import { deltaRoot } from "../../pipelines/layout";

/** What only the container of a link in that format has. */
const marks: Readonly<Record<BronzeFormat, string>> = { csv: join("Changelog", "changelog.info"), delta: deltaRoot };

/** Refuses a folder that is of another format than the stack is configured for. */
export function checkBronzeFormat(folder: string, configured: BronzeFormat): void {
  const isThere = (format: BronzeFormat) => existsSync(join(folder, marks[format]));
  const found = bronzeFormats.find(isThere);
  if (found === undefined || isThere(configured)) return;
  throw problem("bronze-format", { found, configured, mark: marks[found] }, { folder });
}
