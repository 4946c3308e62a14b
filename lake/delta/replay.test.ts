import { parseCommit } from "./commit";
import { chooseLogFiles } from "./log";
import { replay } from "./replay";
import { readable } from "./snapshot";

const protocol = '{"protocol":{"minReaderVersion":1,"minWriterVersion":2}}';
const schema = (...fields: readonly object[]) => JSON.stringify({ type: "struct", fields });
const field = (name: string, type: unknown) => ({ name, type, nullable: true, metadata: {} });
const metaData = (over: object = {}) =>
  JSON.stringify({
    metaData: {
      id: "t",
      format: { provider: "parquet", options: {} },
      schemaString: schema(field("Id", "string")),
      partitionColumns: [],
      configuration: {},
      ...over,
    },
  });
const add = (path: string, over: object = {}) =>
  JSON.stringify({ add: { path, partitionValues: {}, size: 1, modificationTime: 0, dataChange: true, ...over } });
const remove = (path: string) => JSON.stringify({ remove: { path, dataChange: true } });
const commit = (version: number, ...lines: readonly string[]) => ({ version, actions: parseCommit(lines.join("\n")) });
const paths = (state: { files: ReadonlyMap<string, unknown> }) => [...state.files.keys()];
const code = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return undefined;
};

test("files come and go, the newest schema counts", () => {
  const state = replay([
    commit(0, protocol, metaData()),
    commit(1, add("a"), add("b")),
    commit(
      2,
      remove("a"),
      add("c"),
      metaData({ schemaString: schema(field("Id", "string"), field("n", "decimal(16,4)")) }),
    ),
  ]);
  expect(state.version).toBe(2);
  expect(paths(state)).toEqual(["b", "c"]);
  expect(readable(state).schema.map(({ name, type }) => [name, type.kind])).toEqual([
    ["Id", "string"],
    ["n", "decimal"],
  ]);
});

test("a file that is removed and added again is live", () => {
  expect(
    paths(replay([commit(0, protocol, metaData(), add("a")), commit(1, remove("a")), commit(2, add("a"))])),
  ).toEqual(["a"]);
});

test("a file whose rows were deleted by a vector is removed and added in one commit, in either order", () => {
  const deletionVector = { storageType: "u", pathOrInlineDv: "x", offset: 1 };
  const before = commit(0, protocol, metaData(), add("a"));
  for (const lines of [
    [add("a", { deletionVector }), remove("a")],
    [remove("a"), add("a", { deletionVector })],
  ]) {
    const { files } = replay([before, commit(1, ...lines)]);
    expect([...files.values()]).toMatchObject([{ path: "a", deletionVector }]);
  }
});

test.each(["deletionVectors", "columnMapping", "timestampNtz", "variantType", "vacuumProtocolCheck"])(
  "the feature %s that a table lists and no column of it uses is read over",
  (feature) => {
    const features = JSON.stringify({
      protocol: { minReaderVersion: 3, minWriterVersion: 7, readerFeatures: [feature] },
    });
    expect(readable(replay([commit(0, features, metaData())])).schema).toHaveLength(1);
  },
);

test("a checkpoint is the ground on which later commits build", () => {
  const checkpoint = commit(7, protocol, metaData(), add("a"), add("b"));
  expect(paths(replay([commit(8, remove("a"))], checkpoint))).toEqual(["b"]);
  expect(replay([], checkpoint).version).toBe(7);
});

test("actions that are not known are passed over", () => {
  expect(parseCommit('{"domainMetadata":{"domain":"x"}}\n\n{"txn":{"appId":"a","version":1}}\n')).toEqual([
    { txn: { appId: "a", version: 1 } },
  ]);
});

const name = (version: number, rest = "json") => `${String(version).padStart(20, "0")}.${rest}`;

test.each([
  ["commits from the first", [name(1), name(0), "_last_checkpoint", name(0, "crc")], { commits: [0, 1] }],
  [
    "the newest checkpoint and what follows",
    [name(0), name(1), name(1, "checkpoint.parquet"), name(2)],
    { checkpoint: 1, commits: [2] },
  ],
  [
    "commits that a checkpoint covers may be gone",
    [name(5, "checkpoint.parquet"), name(6)],
    { checkpoint: 5, commits: [6] },
  ],
  [
    "a checkpoint in parts counts when it is complete",
    [name(0), name(1), name(1, "checkpoint.0000000001.0000000002.parquet"), name(0, "checkpoint.parquet")],
    { checkpoint: 0, commits: [1] },
  ],
  [
    "all its parts are read",
    [name(1, "checkpoint.0000000002.0000000002.parquet"), name(1, "checkpoint.0000000001.0000000002.parquet")],
    { checkpoint: 1, commits: [] },
  ],
])("log files: %s", (_, names, expected) => {
  const chosen = chooseLogFiles(names)!;
  expect({
    ...(chosen.checkpoint ? { checkpoint: chosen.checkpoint.version } : {}),
    commits: chosen.commits.map(({ version }) => version),
  }).toEqual(expected);
});

test("a folder without a log is no table", () => expect(chooseLogFiles(["_last_checkpoint"])).toBeUndefined());

test.each([
  ["a gap", () => chooseLogFiles([name(0), name(2)])],
  ["a log that begins late", () => chooseLogFiles([name(3)])],
  ["half a line", () => parseCommit('{"add":{"path":')],
  ["a line that is a number", () => parseCommit("1")],
  ["no protocol", () => replay([commit(0, metaData())])],
  ["no metadata", () => replay([commit(0, protocol)])],
  ["a schema that is none", () => readable(replay([commit(0, protocol, metaData({ schemaString: "{}" }))]))],
])("%s is a damaged log", (_, run) => expect(code(run)).toBe("delta-log-invalid"));

test.each([
  [
    "delta-reader-version",
    [
      JSON.stringify({ protocol: { minReaderVersion: 3, minWriterVersion: 7, readerFeatures: ["v2Checkpoint"] } }),
      metaData(),
    ],
  ],
  ["delta-column-mapping", [protocol, metaData({ configuration: { "delta.columnMapping.mode": "name" } })]],
  ["delta-column-type", [protocol, metaData({ schemaString: schema(field("s", { type: "struct", fields: [] })) })]],
  ["delta-column-type", [protocol, metaData({ schemaString: schema(field("t", "timestamp_ntz")) })]],
])("%s is refused by name", (expected, lines) => {
  expect(code(() => readable(replay([commit(0, ...lines)])))).toBe(expected);
});

test("a problem tells the line of the commit", () => {
  expect(() => parseCommit(`${protocol}\n{`, { file: "0.json" })).toThrow(
    expect.objectContaining({ where: { file: "0.json", line: 2 } }),
  );
});
