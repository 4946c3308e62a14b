import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import type { Program, Resource } from "../../local/program";

type Files = Readonly<Record<string, string>>;

/**
 * Compares a program with its golden files: every resource in one, each data flow's script in one of its own.
 * `UPDATE_GOLDEN=1` writes the files instead: review the change, then commit it.
 */
export function expectGolden(program: Program, name: string): void {
  expectFiles(name, goldenFiles(program));
}

/** Compares all but the load itself, which is the same in every environment. */
export function expectGoldenGround({ resources, outputs }: Program, name: string): void {
  const ground = resources.filter((resource) => !isContent(resource));
  expectFiles(name, goldenFiles({ resources: ground, outputs }));
}

/** Whether a resource is of the load: what the factory is filled with, but for the trigger, and the tables. */
export function isContent({ type }: Resource): boolean {
  return /^azure-native:datafactory:(Dataset|DataFlow|Pipeline)$|:DeltaTable$/.test(type);
}

/** The same for files of any kind. */
export function expectFiles(name: string, files: Files): void {
  const folder = join(__dirname, "..", "golden", name);
  if (process.env["UPDATE_GOLDEN"] === "1") write(folder, files);
  const golden = readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), "utf8")] as const);
  expect(files).toEqual(Object.fromEntries(golden));
}

function write(folder: string, files: Files): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
}

function goldenFiles({ resources, outputs }: Program): Files {
  const scripts = resources.flatMap(({ name, inputs }) => {
    const lines = scriptLines(inputs);
    return lines === undefined ? [] : [[scriptFile(name), `${lines.join("\n")}\n`] as const];
  });
  const graph = { resources: Object.fromEntries(resources.map(readable)), outputs };
  return {
    "resources.yaml": stringify(graph, { lineWidth: 0, aliasDuplicateObjects: false }),
    ...Object.fromEntries(scripts),
  };
}

/** A resource without what goes without saying. */
function readable({ urn, name, parent, dependsOn, protect, retainOnDelete, inputs }: Resource) {
  const content = {
    ...(parent === undefined ? {} : { parent: shortened(parent) }),
    ...(dependsOn.length === 0 ? {} : { dependsOn: dependsOn.map(shortened) }),
    ...(protect ? { protect } : {}),
    ...(retainOnDelete ? { retainOnDelete } : {}),
    inputs:
      scriptLines(inputs) === undefined
        ? inputs
        : { ...inputs, properties: { ...(inputs["properties"] as object), scriptLines: scriptFile(name) } },
  };
  return [shortened(urn), content] as const;
}

function scriptLines(inputs: Resource["inputs"]): readonly string[] | undefined {
  return (inputs["properties"] as { readonly scriptLines?: readonly string[] } | undefined)?.scriptLines;
}

function scriptFile(name: string): string {
  return `${name}.dfs`;
}

/** `urn:pulumi:dev::commerce::A$azure-native:storage:BlobContainer::gold` is `azure-native:storage:BlobContainer::gold`. */
function shortened(urn: string): string {
  const [types = "", name = ""] = urn.split("::").slice(2);
  return `${types.slice(types.lastIndexOf("$") + 1)}::${name}`;
}
