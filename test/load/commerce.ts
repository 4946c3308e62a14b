import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { root } from "../sources";

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** Starts a command of the product, as `npm run cli --` does. */
export function start(args: readonly string[]): Started {
  const child = spawn(process.execPath, [join(root, "bin", "cli.js"), ...args]);
  const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
  const ended = new Promise<Ended>((resolve) =>
    child.on("close", (status) =>
      resolve({ status, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }),
    ),
  );
  return { process: child, ended };
}

export const commerce = (args: readonly string[]): Promise<Ended> => start(args).ended;
