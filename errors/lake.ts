import { entry } from "./entry";

/** Errors of files, tables and the formats they are in. */
export const lakeErrors = {
  "engine-out-of-memory": entry<{ reason: string }>(
    (p) => `the query engine ran out of memory: ${p.reason}`,
    "give it more with --memory, or fewer --threads; about 2 GB per 18 million source rows is enough",
  ),
  "engine-memory-setting": entry<{ memory: string; reason: string }>(
    (p) => `the memory limit "${p.memory}" is not usable: ${p.reason}`,
    "write a number and a unit, such as 4GB or 800MB",
  ),
  "storage-not-writable": entry<{ path: string; reason: string }>(
    (p) => `cannot write ${p.path}: ${p.reason}`,
    "check that the folder exists, that this user may write to it and that the disk is not full",
  ),
  "storage-not-readable": entry<{ path: string; reason: string }>(
    (p) => `cannot read ${p.path}: ${p.reason}`,
    "check that the path exists and that this user may read it",
  ),
  "storage-path-outside": entry<{ path: string }>(
    (p) => `the path "${p.path}" leads outside of its container`,
    "use a path relative to the container, without '..' steps",
  ),
  "storage-not-mounted": entry<{ account: string; container: string; path: string; mounted: readonly string[] }>(
    (p) => `no local folder stands for storage account "${p.account}", container "${p.container}", path "${p.path}"`,
    (p) =>
      `folders stand for: ${p.mounted.join(", ") || "nothing"}; check the account and container names in the stack's configuration`,
  ),
  "lake-locked": entry<{ folder: string; holder: string }>(
    (p) => `another run works on ${p.folder}: ${p.holder}`,
    "wait until it has ended; the lock of a run that died is taken over by itself",
  ),
} as const;
