import { randomUUID } from "node:crypto";
import { link, open, readdir, readFile, rename, rm, stat, unlink } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { errorCode, failure } from "./failure";
import { makeFolder } from "./makeFolder";
import { segments } from "./path";
import type { Entry, Storage } from "./storage";

/** Files being written have names with this prefix; nobody else sees them. */
const unfinished = ".unfinished-";

/** A container that is a folder of this machine. */
export class DirectoryStorage implements Storage {
  readonly root: string;

  constructor(root: string) {
    this.root = resolve(root);
  }

  async list(folder: string): Promise<readonly Entry[]> {
    const full = this.resolve(folder);
    try {
      const names = (await readdir(full)).filter((name) => !name.startsWith(unfinished)).sort();
      const entries = await Promise.all(names.map((name) => entryOf(join(full, name))));
      return entries.filter((entry) => entry !== undefined);
    } catch (error) {
      if (errorCode(error) === "ENOENT") return [];
      throw failure("storage-not-readable", full, error);
    }
  }

  async stat(path: string): Promise<Entry | undefined> {
    const full = this.resolve(path);
    return entryOf(full).catch((error: unknown) => {
      throw failure("storage-not-readable", full, error);
    });
  }

  async readText(path: string): Promise<string> {
    const full = this.resolve(path);
    return readFile(full, "utf8").catch((error: unknown) => {
      throw failure("storage-not-readable", full, error);
    });
  }

  async writeText(path: string, text: string): Promise<void> {
    await this.write(path, text, rename);
  }

  async createText(path: string, text: string): Promise<boolean> {
    // A hard link appears whole or not at all, and fails where the name is taken: what exclusive creation followed by
    // writing would not give to a run that is killed in between.
    return this.write(path, text, async (from, to) => {
      try {
        await link(from, to);
        return true;
      } catch (error) {
        if (errorCode(error) === "EEXIST") return false;
        throw error;
      } finally {
        await unlink(from);
      }
    });
  }

  async remove(path: string): Promise<void> {
    const full = this.resolve(path);
    await rm(full, { recursive: true, force: true }).catch((error: unknown) => {
      throw failure("storage-not-writable", full, error);
    });
  }

  async localPath(path: string, forWriting = false): Promise<string> {
    const full = this.resolve(path);
    if (forWriting) await makeFolder(dirname(full));
    return full;
  }

  private async write<T>(path: string, text: string, publish: (from: string, to: string) => Promise<T>): Promise<T> {
    const full = this.resolve(path);
    await makeFolder(dirname(full));
    const temporary = join(dirname(full), `${unfinished}${randomUUID()}-${basename(full).slice(0, 100)}`);
    try {
      await writeDurably(temporary, text);
      return await publish(temporary, full);
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw failure("storage-not-writable", full, error);
    }
  }

  private resolve(path: string): string {
    return join(this.root, ...segments(path));
  }
}

async function entryOf(full: string): Promise<Entry | undefined> {
  try {
    const found = await stat(full);
    const folder = found.isDirectory();
    return {
      name: basename(full),
      kind: folder ? "Folder" : "File",
      size: folder ? 0 : found.size,
      modified: found.mtime,
    };
  } catch (error) {
    // Gone between listing and looking, or never there.
    if (errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR") return undefined;
    throw error;
  }
}

async function writeDurably(full: string, text: string): Promise<void> {
  const file = await open(full, "wx");
  try {
    await file.writeFile(text, "utf8");
    await file.sync();
  } finally {
    await file.close();
  }
}
