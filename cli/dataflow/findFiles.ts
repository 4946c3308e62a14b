import { readdir, stat } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { problem } from "../../errors";
import { hasWildcard, wildcardPattern } from "../../local/storage/wildcard";

/**
 * The files that a call names, in order: files as they are, of a folder those below it that `isMeant`, and of a pattern
 * with `*`, `**` or `?` (which not every shell resolves) those of its matches that `isMeant`.
 */
export async function findFiles(
  paths: readonly string[],
  isMeant: (file: string) => boolean | Promise<boolean>,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const candidates = await candidatesOf(path);
    if (candidates === undefined) {
      found.push(path);
      continue;
    }
    const before = found.length;
    for (const file of candidates) if (await isMeant(file)) found.push(file);
    if (found.length === before)
      throw problem("file-unreadable", { path, reason: "no file below it is of the kind that is asked for" });
  }
  return [...new Set(found)];
}

/** The files that a folder or a pattern stands for; undefined for a path that is neither. */
async function candidatesOf(path: string): Promise<readonly string[] | undefined> {
  const entry = await stat(path).catch(() => undefined);
  if (entry?.isDirectory()) return filesBelow(path);
  if (entry !== undefined || !hasWildcard(path)) return undefined;
  const folder = folderAbove(path);
  const pattern = wildcardPattern(relative(folder, path).replaceAll(sep, "/"));
  const files = await filesBelow(folder).catch(() => []);
  return files.filter((file) => pattern.test(relative(folder, file).replaceAll(sep, "/")));
}

/** The deepest folder of a pattern that is named without a wildcard. */
function folderAbove(path: string): string {
  const above = dirname(path);
  return hasWildcard(above) ? folderAbove(above) : above;
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/(^|[\\/])node_modules[\\/]/.test(file))
    .sort();
}
