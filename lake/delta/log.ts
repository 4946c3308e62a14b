import { problem, type Where } from "../../errors";

/** Which files of `_delta_log` give the newest version. */
export interface LogFiles {
  readonly checkpoint?: { readonly version: number; readonly files: readonly string[] };
  readonly commits: readonly { readonly version: number; readonly file: string }[];
}

/**
 * Chooses from the file names of `_delta_log`: the newest complete checkpoint and the commits after it, which must
 * have no gap. `_last_checkpoint` is a hint for those who cannot list the folder cheaply, so it is not needed here;
 * it may also name a checkpoint that is gone.
 */
export function chooseLogFiles(names: readonly string[], where: Where = {}): LogFiles | undefined {
  const checkpoint = completeCheckpoints(names).at(-1);
  const first = checkpoint === undefined ? 0 : checkpoint.version + 1;
  const commits = names
    .map((file) => ({ file, match: /^(\d{20})\.json$/.exec(file) }))
    .filter(({ match }) => match !== null)
    .map(({ file, match }) => ({ file, version: Number(match![1]) }))
    .filter(({ version }) => version >= first)
    .sort((a, b) => a.version - b.version);

  if (checkpoint === undefined && commits.length === 0) return undefined;
  commits.forEach(({ version }, index) => {
    if (version !== first + index) {
      throw problem("delta-log-invalid", { reason: `version ${first + index} is missing` }, where);
    }
  });
  return checkpoint === undefined ? { commits } : { checkpoint, commits };
}

/** Classic checkpoints, of one part or of all the parts that their names promise; oldest first. */
function completeCheckpoints(names: readonly string[]): { version: number; files: readonly string[] }[] {
  const found = new Map<string, { version: number; parts: number; files: string[] }>();
  for (const file of names) {
    const match = /^(\d{20})\.checkpoint(?:\.(\d{10})\.(\d{10}))?\.parquet$/.exec(file);
    if (match === null) continue;
    const parts = Number(match[3] ?? 1);
    const key = `${match[1]}/${match[3] ?? "single"}`;
    const entry = found.get(key) ?? { version: Number(match[1]), parts, files: [] };
    entry.files.push(file);
    found.set(key, entry);
  }
  return [...found.values()]
    .filter(({ parts, files }) => files.length === parts)
    .map(({ version, files }) => ({ version, files: files.sort() }))
    .sort((a, b) => a.version - b.version);
}
