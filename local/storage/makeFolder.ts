import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { errorCode, failure } from "./failure";

/**
 * Makes a folder and those above it that are missing. One at a time: told to make them all, Node 20 goes round for ever
 * where the system says that an existing parent does not exist, as Linux does below /proc.
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await makeMissing(folder);
  } catch (error) {
    throw failure("storage-not-writable", folder, error);
  }
}

async function makeMissing(folder: string): Promise<void> {
  if (await madeBelowParent(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) await makeMissing(parent);
  await mkdir(folder).catch(unlessThere);
}

/** False where the parent is missing too. */
async function madeBelowParent(folder: string): Promise<boolean> {
  try {
    await mkdir(folder).catch(unlessThere);
    return true;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return false;
    throw error;
  }
}

function unlessThere(error: unknown): void {
  if (errorCode(error) !== "EEXIST") throw error;
}
