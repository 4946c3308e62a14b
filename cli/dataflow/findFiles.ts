import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { problem } from "../../errors";

/** The files that a call names, in order: files as they are, and of a folder those below it that `isMeant`. */
export async function findFiles(
  paths: readonly string[],
  isMeant: (file: string) => boolean | Promise<boolean>,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const isFolder = await stat(path).then(
      (entry) => entry.isDirectory(),
      () => false,
    );
    if (!isFolder) found.push(path);
    else {
      const before = found.length;
      for (const file of await filesBelow(path)) if (await isMeant(file)) found.push(file);
      if (found.length === before)
        throw problem("file-unreadable", { path, reason: "no file below it is of the kind that is asked for" });
    }
  }
  return [...new Set(found)];
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/(^|[\\/])node_modules[\\/]/.test(file))
    .sort();
}
