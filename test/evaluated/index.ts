import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { lock } from "proper-lockfile";
import { evaluateStack, type Program } from "../../local/program";
import { root } from "../sources";
import { folderVariable } from "./folder";

/**
 * The program of a stack with a configuration. To evaluate it takes seconds: it is done once a test run, and every test
 * file gets a copy of its own.
 */
export async function evaluated(stack: string, overrides: Readonly<Record<string, string>>): Promise<Program> {
  const name = createHash("sha256")
    .update(JSON.stringify([stack, overrides]))
    .digest("hex");
  const file = join(process.env[folderVariable]!, `${name}.json`);
  const release = await lock(file, { realpath: false, retries: { retries: 1_000, factor: 1, minTimeout: 100 } });
  try {
    if (!existsSync(file)) await writeFile(file, JSON.stringify(await evaluateAnew(stack, overrides)));
  } finally {
    await release();
  }
  return JSON.parse(await readFile(file, "utf8")) as Program;
}

/** The same, whoever evaluated it before. */
export const evaluateAnew = (stack: string, overrides: Readonly<Record<string, string>>): Promise<Program> =>
  evaluateStack({ root, stack, overrides, timeoutSeconds: 100 });
