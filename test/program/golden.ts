import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import type { Program, Resource } from "../../local/program";

const folder = join(__dirname, "..", "golden");

/** Compares a program with its golden file. `UPDATE_GOLDEN=1` writes the file instead: review the change, then commit it. */
export function expectGolden(program: Program, name: string): void {
  const file = join(folder, `${name}.yaml`);
  const text = stringify(
    { resources: Object.fromEntries(program.resources.map(readable)), outputs: program.outputs },
    { lineWidth: 0, aliasDuplicateObjects: false },
  );
  if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, "utf8"));
}

/** Without what every resource shares, and without what is as everywhere. */
function readable({ urn, parent, dependsOn, protect, retainOnDelete, inputs }: Resource) {
  const content = {
    ...(parent === undefined ? {} : { parent: shortened(parent) }),
    ...(dependsOn.length === 0 ? {} : { dependsOn: dependsOn.map(shortened) }),
    ...(protect ? { protect } : {}),
    ...(retainOnDelete ? { retainOnDelete } : {}),
    inputs,
  };
  return [shortened(urn), content] as const;
}

/** `urn:pulumi:dev::commerce::A$azure-native:storage:BlobContainer::gold` is `azure-native:storage:BlobContainer::gold`. */
function shortened(urn: string): string {
  const [types = "", name = ""] = urn.split("::").slice(2);
  return `${types.slice(types.lastIndexOf("$") + 1)}::${name}`;
}
