import { posix } from "node:path";
import { rooms, sourcesIn, type Room, type SourceFile } from "./sources";

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

it("finds the imports of a file", () => {
  expect(production("cli").flatMap(importsOf).length).toBeGreaterThan(10);
});
