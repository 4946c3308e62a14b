import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { root, rooms, sourcesIn, type Room, type SourceFile } from "./sources";

/** Who may import whom; everyone may import `errors`. Arrows never turn back. */
const allowed: Readonly<Record<Room, readonly Room[]>> = {
  errors: [],
  dataflow: [],
  lake: [],
  pipelines: ["dataflow", "lake"],
  components: ["pipelines", "dataflow", "lake"],
  stacks: ["components", "pipelines"],
  local: ["dataflow", "lake"],
  policy: [],
  sample: ["pipelines", "lake"],
  cli: ["components", "dataflow", "lake", "local", "pipelines", "sample", "stacks"],
  bench: ["cli", "dataflow", "lake", "local", "pipelines", "sample"],
};

/** What some rooms must not load at run time: `pulumi up` never loads the engine, the language never loads Pulumi. */
const forbidden: Readonly<Partial<Record<Room, readonly RegExp[]>>> = {
  errors: [/.*/],
  dataflow: [/^@pulumi\//, /^@duckdb\//, /^@azure\//],
  lake: [/^@pulumi\//, /^@duckdb\//, /^@azure\//, /^node:fs/],
  pipelines: [/^@pulumi\//, /^@duckdb\//, /^@azure\//],
  components: [/^@duckdb\//],
  stacks: [/^@duckdb\//],
  policy: [/^@duckdb\//, /^@azure\//, /^@pulumi\/azure-native$/],
  sample: [/^@pulumi\//, /^@duckdb\//],
  cli: [/^@duckdb\//],
};

const production = (room: Room): readonly SourceFile[] =>
  sourcesIn(room).filter(({ path }) => !path.endsWith(".test.ts") && !path.includes("/testing/"));

interface Import {
  readonly path: string;
  readonly typeOnly: boolean;
  readonly from: string;
}

const importsOf = ({ path, text }: SourceFile): readonly Import[] =>
  [...text.matchAll(/(?:^|\n)(?:import|export)\s+(type\s)?[^;]*?from\s+"([^"]+)"|import\("([^"]+)"\)/g)].map(
    (match) => ({
      path,
      typeOnly: match[1] !== undefined,
      from: match[2] ?? match[3]!,
    }),
  );

const roomOf = (path: string): Room | undefined => rooms.find((room) => path.startsWith(`${room}/`));

describe.each(rooms)("%s", (room) => {
  const imports = production(room).flatMap(importsOf);

  it("imports only the rooms that it may", () => {
    const turned = imports.flatMap(({ path, from }) => {
      const target = from.startsWith(".") ? roomOf(posix.join(posix.dirname(path), from) + "/") : undefined;
      const may = target === undefined || target === room || target === "errors" || allowed[room].includes(target);
      return may ? [] : [`${path} imports ${from}`];
    });
    expect(turned).toEqual([]);
  });

  it("loads no library that it must do without", () => {
    const loaded = imports.flatMap(({ path, from, typeOnly }) => {
      const banned =
        !typeOnly && !from.startsWith(".") && (forbidden[room] ?? []).some((pattern) => pattern.test(from));
      return banned ? [`${path} loads ${from}`] : [];
    });
    expect(loaded).toEqual([]);
  });
});

/** The packages that a file loads at run time, through all files of the house that it loads. */
function packagesBelow(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return new Set();
  seen.add(file);
  const below = importsOf({ path: file, text: readFileSync(join(root, file), "utf8") }).filter(
    ({ typeOnly }) => !typeOnly,
  );
  return new Set(
    below.flatMap(({ from }) => (from.startsWith(".") ? [...packagesBelow(resolved(file, from), seen)] : [from])),
  );
}

function resolved(file: string, from: string): string {
  const path = posix.join(posix.dirname(file), from);
  return [`${path}.ts`, `${path}/index.ts`].find((candidate) => existsSync(join(root, candidate))) ?? `${path}.js`;
}

it("loads none of Azure's clients for a deployment's program: only its providers need them", () => {
  const packages = [...packagesBelow("stacks/index.ts")];
  expect(packages.filter((name) => name.startsWith("@azure/"))).toEqual([]);
  expect(packages).toContain("@pulumi/pulumi");
  expect([...packagesBelow("components/dynamic/trigger.ts")]).toContain("@azure/arm-datafactory");
});

it("finds the imports of a file", () => {
  expect(production("cli").flatMap(importsOf).length).toBeGreaterThan(10);
});
