import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../sources";

/** Programs by name, as shell scripts in one folder that goes onto the PATH. */
export function writePrograms(folder: string, programs: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, command] of Object.entries(programs)) {
    const file = join(folder, name);
    writeFileSync(file, `#!/bin/sh\n${command}\n`);
    chmodSync(file, 0o755);
  }
}

/** Runs a TypeScript file of this folder. */
export function standin(file: string, ...args: readonly string[]): string {
  const quoted = (path: string) => `'${path.replaceAll("'", "'\\''")}'`;
  return `exec node --require ${quoted(join(root, "bin", "typescript.js"))} ${[join(__dirname, file), ...args].map(quoted).join(" ")} "$@"`;
}

/** What a dynamic resource's provider is started by: the module of the project's own SDK. */
export const dynamicProvider = `exec node "$(node --print "require.resolve('@pulumi/pulumi/cmd/dynamic-provider')")" "$@"`;
