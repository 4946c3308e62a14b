/** The live files of tables, by table. */
export type LiveFiles = Readonly<Record<string, readonly string[]>>;

/** What became of the files of one table. */
export interface Rewritten {
  readonly table: string;
  readonly before: number;
  /** Files that are no longer live: their rows were written anew. */
  readonly removed: number;
  readonly added: number;
}

/** The tables of which files were written or replaced. */
export function rewritten(before: LiveFiles, after: LiveFiles): readonly Rewritten[] {
  return Object.entries(after).flatMap(([table, files]) => {
    const old = before[table] ?? [];
    const removed = old.filter((file) => !files.includes(file)).length;
    const added = files.filter((file) => !old.includes(file)).length;
    return removed + added === 0 ? [] : [{ table, before: old.length, removed, added }];
  });
}
