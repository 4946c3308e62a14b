import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./sources";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "commands-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command as a user does; `whenPrinted` is called with the process once it says something on stderr. */
function command(args: readonly string[], whenPrinted?: (stop: () => void) => void): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, "bin", "cli.js"), ...args], { cwd: folder });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => {
      stderr += chunk.toString();
      whenPrinted?.(() => child.kill("SIGINT"));
    });
    child.on("close", (status) => resolve({ status, stdout, stderr }));
  });
}

test("a wrong call ends with status 2 and, with --json, one document", async () => {
  const { status, stdout } = await command(["run", "--json"]);
  expect(status).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: "bad-call" } });
});

test("Ctrl-C ends a load in an orderly way: status 1, gold as it was, and the next load goes on", async () => {
  const { status: written } = await command(["sample", "--out", "bronze", "--transactions", "300", "--json"]);
  expect(written).toBe(0);
  const run = ["run", "--bronze", "bronze", "--lake", "lake", "--gold", "gold", "--json"];
  const stopped = await command(run, (stop) => stop());
  expect(stopped.status).toBe(1);
  expect(JSON.parse(stopped.stdout)).toMatchObject({ error: { code: "load-cancelled" } });
  const next = await command(run);
  expect(next.status).toBe(0);
  const { tables } = JSON.parse(next.stdout) as { tables: readonly { name: string; inserted: number }[] };
  expect(tables.find(({ name }) => name === "activities_Orders")!.inserted).toBeGreaterThan(200);
  const verified = await command(["verify", "--gold", "gold", "--json"]);
  expect(verified.status).toBe(0);
  const report = JSON.parse(verified.stdout) as { tables: readonly { name: string; findings: readonly unknown[] }[] };
  expect(report.tables.map(({ name, findings }) => [name, findings])).toEqual([
    ["activities_Orders", []],
    ["profiles_Customer", []],
    ["supporting_Channels", []],
    ["supporting_Products", []],
  ]);
}, 60_000);
