import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { spawnSync } from "node:child_process";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { Accounts } from "./accounts";
import { DirectoryStorage } from "./directory";
import { lockFolder } from "./lock";

let root: string;
let storage: DirectoryStorage;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "storage-"));
  storage = new DirectoryStorage(root);
});
afterEach(async () => {
  await chmod(root, 0o755);
  await rm(root, { recursive: true, force: true });
});

test("entries are listed sorted, folders and files, nothing below them", async () => {
  await storage.writeText("b/inner.txt", "x");
  await storage.writeText("c.txt", "12345");
  await storage.writeText("B.txt", "");
  expect((await storage.list("")).map(({ name, kind, size }) => [name, kind, size])).toEqual([
    ["B.txt", "File", 0],
    ["b", "Folder", 0],
    ["c.txt", "File", 5],
  ]);
  expect(await storage.list("none")).toEqual([]);
});

test("a path has an entry, or none", async () => {
  await storage.writeText("a/b.txt", "x");
  expect(await storage.stat("a/b.txt")).toMatchObject({ name: "b.txt", kind: "File", size: 1 });
  expect(await storage.stat("a")).toMatchObject({ name: "a", kind: "Folder" });
  expect(await storage.stat("a/b.txt/c")).toBeUndefined();
  expect(await storage.stat("none")).toBeUndefined();
});

test("text is replaced whole, and nothing is left beside it", async () => {
  await storage.writeText("s/ü '[x].txt", "one");
  await storage.writeText("s/ü '[x].txt", "twö");
  expect(await storage.readText("s/ü '[x].txt")).toBe("twö");
  expect(await readdir(join(root, "s"))).toEqual(["ü '[x].txt"]);
});

test("of many that create one file, one wins, and its text is what is read", async () => {
  const texts = Array.from({ length: 20 }, (_, i) => `writer ${i} `.repeat(1000));
  const won = await Promise.all(texts.map((text) => storage.createText("_delta_log/0.json", text)));
  expect(won.filter(Boolean)).toHaveLength(1);
  expect(await storage.readText("_delta_log/0.json")).toBe(texts[won.indexOf(true)]);
  expect(await readdir(join(root, "_delta_log"))).toEqual(["0.json"]);
});

test("a file that a killed writer did not finish is not listed", async () => {
  await writeFile(join(root, ".unfinished-1-a.txt"), "half");
  expect(await storage.list("")).toEqual([]);
});

test("removing takes a folder with it, and what is not there is no problem", async () => {
  await storage.writeText("a/b/c.txt", "x");
  await storage.remove("a");
  await storage.remove("a");
  expect(await storage.stat("a")).toBeUndefined();
});

test("reading what is not there names it", async () => {
  await expect(storage.readText("x/none.txt")).rejects.toMatchObject({
    code: "storage-not-readable",
    message: expect.stringContaining(join(root, "x/none.txt")),
  });
});

test("writing below a file names the path", async () => {
  await storage.writeText("a", "x");
  await expect(storage.writeText("a/b.txt", "x")).rejects.toMatchObject({
    code: "storage-not-writable",
    message: expect.stringContaining(join(root, "a")),
  });
});

(existsSync("/proc/self") ? test : test.skip)("a folder below /proc is refused, not waited for", async () => {
  await expect(new DirectoryStorage("/proc/none/at").writeText("all.txt", "x")).rejects.toMatchObject({
    code: "storage-not-writable",
  });
});

test.each(["../x", "a/../../x", "a/..", "..\\x", "a\0b"])("the path %j is refused", async (path) => {
  await expect(storage.readText(path)).rejects.toMatchObject({ code: "storage-path-outside" });
});

describe("accounts", () => {
  const accounts = () =>
    new Accounts([
      { account: "lake", container: "data", folder: "", directory: join(root, "all") },
      { account: "lake", container: "data", folder: "gold", directory: join(root, "gold") },
      { account: "other", container: "data", folder: "gold/tables", directory: join(root, "deep") },
    ]);

  test.each([
    ["lake", "silver/a", "all/silver/a"],
    ["lake", "gold/a", "gold/a"],
    ["lake", "goldish/a", "all/goldish/a"],
    ["lake", "/gold//a/", "gold/a"],
    ["other", "gold/tables", "deep"],
  ])("%s, %s is the folder %s", async (account, path, local) => {
    const found = accounts().locate(account, "data", path);
    expect(await found.storage.localPath(found.path)).toBe(join(root, local));
  });

  test.each([
    ["nobody", "data", "a"],
    ["lake", "secrets", "a"],
    ["other", "data", "gold"],
  ])("%s, %s, %s has no folder", (account, container, path) => {
    expect(() => accounts().locate(account, container, path)).toThrow(
      expect.objectContaining({ code: "storage-not-mounted", message: expect.stringContaining(`"${account}"`) }),
    );
  });

  test("a path that leads outside is refused", () => {
    expect(() => accounts().locate("lake", "data", "gold/../../x")).toThrow(
      expect.objectContaining({ code: "storage-path-outside" }),
    );
  });
});

describe("the lock of a folder", () => {
  const holder = (pid: number, host = hostname()) =>
    writeFile(join(root, ".lock-holder.json"), JSON.stringify({ pid, host, since: "2025-01-01T00:00:00.000Z" }));
  const deadPid = () => spawnSync(process.execPath, ["-e", ""]).pid;

  test("is held by one at a time, and free again afterwards", async () => {
    const release = await lockFolder(root);
    await expect(lockFolder(root)).rejects.toMatchObject({
      code: "lake-locked",
      message: expect.stringContaining(`process ${process.pid} on ${hostname()}`),
    });
    await release();
    await (
      await lockFolder(root)
    )();
  });

  test("is taken over from a process that died", async () => {
    await mkdir(join(root, ".lock"));
    await holder(deadPid());
    await (
      await lockFolder(root)
    )();
  });

  test("is respected where the process may live on another machine", async () => {
    await mkdir(join(root, ".lock"));
    await holder(deadPid(), "elsewhere");
    await expect(lockFolder(root)).rejects.toMatchObject({ message: expect.stringContaining("on elsewhere") });
    await utimes(join(root, ".lock"), 0, 0);
    await (
      await lockFolder(root)
    )();
  });
});
