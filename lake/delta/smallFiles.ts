import type { AddFile } from "./action";

/** A file below this size, in bytes, is worth putting together with others. */
const small = 4_000_000;
/** So many of them are left alone: the service's automatic compaction waits for as many (Microsoft: Delta format). */
const tolerated = 50;

/** The small files that a commit should put together: all of them once they are too many, else none. */
export function filesToCombine(files: readonly AddFile[]): readonly AddFile[] {
  const found = files.filter(({ size }) => size < small);
  return found.length > tolerated ? found : [];
}
