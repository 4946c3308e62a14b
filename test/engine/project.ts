import { copyFileSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../sources";

/** Files that a link would lead back to this folder by: Pulumi writes the stack's configuration beside `Pulumi.yaml`. */
const copied: ReadonlySet<string> = new Set(["Pulumi.yaml", "package.json", "tsconfig.json"]);

/** This project in another folder, with one stack more: its files as links. */
export function copyProject(folder: string, stack: string, config: string): void {
  mkdirSync(folder, { recursive: true });
  for (const entry of readdirSync(root)) {
    if (entry.startsWith(".") || /^Pulumi\..+\.yaml$/.test(entry)) continue;
    if (copied.has(entry)) copyFileSync(join(root, entry), join(folder, entry));
    else symlinkSync(join(root, entry), join(folder, entry));
  }
  writeFileSync(join(folder, `Pulumi.${stack}.yaml`), config);
}
