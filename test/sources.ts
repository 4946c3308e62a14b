import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

export const root = join(__dirname, "..");

export const rooms = [
  "errors", "dataflow", "lake", "pipelines", "components", "stacks", "local", "policy", "sample", "cli", "bench",
] as const; // prettier-ignore
export type Room = (typeof rooms)[number];

export interface SourceFile {
  /** Relative to the project, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** All TypeScript files of a folder of the project, those below it included. */
export function sourcesIn(folder: string): readonly SourceFile[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(root, path), text: readFileSync(path, "utf8") }));
}
