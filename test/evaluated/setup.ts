import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { folderVariable } from "./folder";

/** Gives a test run a folder for the programs that it evaluates. */
export default async function setup(): Promise<void> {
  process.env[folderVariable] = await mkdtemp(join(tmpdir(), "evaluated-"));
}
