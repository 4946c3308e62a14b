import { readFile, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { lock } from "proper-lockfile";
import { problem } from "../../errors";
import { errorCode, failure } from "./failure";
import { makeFolder } from "./makeFolder";

interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly since: string;
}

/** The lock of a run that shows no sign of life for so long is free: for a holder on another machine. */
const stale = 60_000;

/**
 * Takes the lock of a folder; the answer gives it back. Two runs at a time would each merge on top of what the other
 * has not yet written.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const lockfilePath = join(folder, ".lock");
  const take = () => lock(folder, { lockfilePath, stale, realpath: false });
  try {
    await makeFolder(folder);
    const release = await take().catch(async (error: unknown) => {
      if (errorCode(error) !== "ELOCKED") throw error;
      const holder = await readHolder(folder);
      if (holder === undefined || !hasDied(holder)) {
        throw problem("lake-locked", { folder, holder: describe(holder) }, { folder });
      }
      // Makes the lock look as old as it is useless, so that the library takes it over in its own safe way.
      await utimes(lockfilePath, 0, 0);
      return take();
    });
    const holder: Holder = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
    await writeFile(holderPath(folder), JSON.stringify(holder));
    return release;
  } catch (error) {
    throw failure("storage-not-writable", folder, error);
  }
}

function holderPath(folder: string): string {
  return join(folder, ".lock-holder.json");
}

async function readHolder(folder: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(holderPath(folder), "utf8")) as Holder;
  } catch {
    return undefined;
  }
}

function hasDied(holder: Holder): boolean {
  if (holder.host !== hostname()) return false;
  try {
    process.kill(holder.pid, 0);
    return false;
  } catch (error) {
    return errorCode(error) === "ESRCH";
  }
}

function describe(holder: Holder | undefined): string {
  return holder === undefined ? "unknown process" : `process ${holder.pid} on ${holder.host} since ${holder.since}`;
}
