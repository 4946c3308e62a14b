import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { dependencies, scripts } from "../../package.json";

const root = join(__dirname, "..", "..");
const folder = join(root, "docs", "continuous-deployment");
const read = (file: string) => readFileSync(join(folder, file), "utf8");
const stacks = readdirSync(root).flatMap((file) => /^Pulumi\.(\w+)\.yaml$/.exec(file)?.[1] ?? []);

/** Every value of a key, wherever it is in a document. */
function valuesOf(key: string, value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesOf(key, item));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => [...(name === key ? [item] : []), ...valuesOf(key, item)]);
}

const github = parse(read("github-actions.yml")) as unknown;
const azure = parse(read("azure-pipelines.yml")) as { readonly parameters: readonly { readonly default: unknown }[] };

test("every action is pinned by its commit, with its version beside it", () => {
  const pins = read("github-actions.yml").match(/uses: .*/g) ?? [];
  expect(pins.length).toBeGreaterThan(3);
  expect(pins.filter((pin) => !/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(pin))).toEqual([]);
});

test("every stack is previewed and deployed by both", () => {
  const matrices = valuesOf("stack", github);
  expect(matrices).toHaveLength(2);
  for (const deployed of [...matrices, azure.parameters[0]?.default])
    expect(deployed).toEqual(expect.arrayContaining(stacks));
});

test("they run scripts that there are", () => {
  const commands = [...valuesOf("run", github), ...valuesOf("script", azure)].map(String);
  const ran = commands
    .flatMap((command) => /^npm (?:run )?(\w+)$/.exec(command)?.[1] ?? [])
    .filter((name) => name !== "ci");
  expect(new Set(ran)).toEqual(new Set(["test", "lint", "typecheck"]));
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(ran));
});

test("the command line of Pulumi is of the version of its library", () => {
  const version = dependencies["@pulumi/pulumi"];
  expect(new Set(valuesOf("pulumi-version", github))).toEqual(new Set([version]));
  expect(/^version=(.*)$/m.exec(read("azure-pipelines.sh"))?.[1]).toBe(version);
});

test("whatever deploys checks the policies", () => {
  const commands = valuesOf("command", github);
  expect(commands).toEqual(["preview", "up"]);
  expect(valuesOf("policyPacks", github)).toEqual(commands.map(() => "policy"));
  expect(read("azure-pipelines.sh")).toContain('pulumi "$@" --policy-pack policy');
});
