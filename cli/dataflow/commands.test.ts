import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const cli = join(__dirname, "..", "..", "bin", "cli.js");
let folder: string;

const flow = `
parameters{ low as integer }
source(output(id as integer, name as string), allowSchemaDrift: true) ~> people
people filter(id > $low) ~> kept
kept sink(allowSchemaDrift: true) ~> out`;

const files: Readonly<Record<string, string>> = {
  "flow.dfs": flow,
  "flow.cases.yaml": `
    cases:
      - { name: right, parameters: { low: 1 }, given: { people: [{ id: 1 }, { id: 2, name: b }] }, expect: { out: [{ id: 2 }] } }`,
  "failing/wrong.cases.json": JSON.stringify({
    flow: "../flow.dfs",
    cases: [{ name: "wrong", given: { people: [{ id: 1 }] }, parameters: { low: 0 }, expect: { out: [{ id: 2 }] } }],
  }),
  "malformed/x.cases.yaml": "cases:\n  - { nam: x, expect: { out: [] } }",
  "alone.dfs": flow,
  "bad/unknown.dfs": "source(output(id as integer)) ~> s\ns derive(x = nope(id)) ~> d\nd sink() ~> out",
  "people.csv": "id,name\n1,a\n2,b\n",
  "factory/dataflow/df.json": JSON.stringify({
    name: "df",
    properties: {
      type: "MappingDataFlow",
      typeProperties: {
        sources: [{ name: "people", dataset: { referenceName: "ds", type: "DatasetReference" } }],
        sinks: [{ name: "out" }],
        transformations: [{ name: "kept" }],
        scriptLines: flow.trim().split("\n"),
      },
    },
  }),
  "factory/dataset/ds.json": JSON.stringify({
    name: "ds",
    properties: {
      type: "DelimitedText",
      linkedServiceName: { referenceName: "ls", type: "LinkedServiceReference" },
      parameters: { folder: { type: "string", defaultValue: "in" } },
      typeProperties: {
        location: {
          type: "AzureBlobFSLocation",
          fileName: "people.csv",
          folderPath: { value: "@dataset().folder", type: "Expression" },
          fileSystem: "raw",
        },
        columnDelimiter: "|",
        firstRowAsHeader: true,
      },
    },
  }),
  "factory/linkedService/ls.json": JSON.stringify({
    name: "ls",
    properties: { type: "AzureBlobFS", typeProperties: { url: "https://acc.dfs.core.windows.net" } },
  }),
  "store/raw/in/people.csv": "id|name\n1|a\n2|b\n3|c\n",
  "factory/dataflow/with flowlet.json": JSON.stringify({
    name: "with flowlet",
    properties: {
      type: "MappingDataFlow",
      typeProperties: {
        sources: [{ name: "people", dataset: { referenceName: "table", type: "DatasetReference" } }],
        sinks: [{ name: "out" }],
        transformations: [{ name: "F", flowlet: { referenceName: "Upper", type: "DataFlowReference" } }],
        scriptLines: [
          "source(output(id as integer, name as string), allowSchemaDrift: true, format: 'table') ~> people",
          "people compose(mapColumn(name), composition: 'Upper') ~> F@(big)",
          "F@big sink(allowSchemaDrift: true) ~> out",
        ],
      },
    },
  }),
  "factory/dataflow/Upper.json": JSON.stringify({
    name: "Upper",
    properties: {
      type: "Flowlet",
      typeProperties: {
        transformations: [{ name: "i" }, { name: "d" }, { name: "big" }],
        script: "input(output(name as string), order: 0) ~> i\ni derive(name = upper(name)) ~> d\nd output() ~> big",
      },
    },
  }),
  "factory/dataflow/with flowlet.cases.yaml": `
    cases: [{ name: big, given: { people: [{ id: 1, name: a }] }, expect: { out: [{ name: A }] } }]`,
  "factory/dataflow/query.json": JSON.stringify({ name: "query", properties: { type: "WranglingDataFlow" } }),
  "factory/dataset/table.json": JSON.stringify({ name: "table", properties: { type: "AzureSqlTable" } }),
  "template.json": JSON.stringify({
    $schema: "http://schema.management.azure.com/schemas/2015-01-01/deploymentTemplate.json#",
    resources: [
      {
        type: "Microsoft.DataFactory/factories/dataflows",
        name: "[concat(parameters('factoryName'), '/df')]",
        properties: { type: "MappingDataFlow", typeProperties: { script: flow } },
      },
    ],
  }),
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "dataflow-commands-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

function call(args: readonly string[], input = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, "dataflow", ...args], {
    cwd: folder,
    input,
    encoding: "utf8",
    // Where CI is set, colours go into files as well.
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { status, stderr, json: (): unknown => JSON.parse(stdout), lines: stdout.trim().split("\n") };
}

test("run reads a file in the place of a source", () => {
  const ran = call(["run", "flow.dfs", "--input", "people=people.csv", "--param", "low=1", "--out", "o", "--json"]);
  expect(ran.json()).toEqual({
    sinks: [{ name: "out", rows: 1, path: join(folder, "o", "out") }],
    warnings: [],
    seconds: expect.any(Number) as number,
  });
  expect(ran.status).toBe(0);
});

test("run shows the first rows of each sink to people", () => {
  const ran = call(["run", "flow.dfs", "--input", "people=people.csv", "--param", "low=1", "--out", "w"]);
  expect(ran.lines.map((line) => line.trim().split(/ {2,}/))).toEqual([
    [`out: 1 row in ${join(folder, "w", "out")}`],
    ["id", "name"],
    ["2", "b"],
  ]);
});

test("run takes format and path from the datasets of a factory's folder", () => {
  const args = ["run", "factory/dataflow/df.json", "--store", "store", "--param", "low=1", "--out", "p", "--json"];
  expect(call(args).json()).toMatchObject({ sinks: [{ rows: 2 }] });
});

test("run names what a flow lacks: where it is in Azure, its columns, its parameters, and how each is given", () => {
  const ran = call(["run", "factory/dataflow/df.json", "--out", "q", "--json"]);
  expect(ran.json()).toMatchObject({
    errors: [
      {
        code: "flow-inputs-missing",
        message: `data flow "df" reads what is not on this machine:
  people (dataset "ds": raw/in/people.csv): id integer, name string`,
        hint: expect.stringContaining("--input people=PATH") as string,
      },
      { code: "flow-parameters-missing", hint: "give each an expression: --param low=EXPR" },
    ],
  });
  expect(ran.status).toBe(2);
});

test("run of a folder runs each data flow for which there are rows, flowlets within, and says what the others lack", () => {
  const args = ["run", "factory", "--store", "store", "--input", "people=people.csv", "--out", "r", "--json"];
  const ran = call(args);
  expect(ran.json()).toMatchObject([
    { file: join("factory", "dataflow", "df.json"), error: { code: "flow-parameters-missing" } },
    {
      file: join("factory", "dataflow", "with flowlet.json"),
      sinks: [{ name: "out", rows: 2, path: join(folder, "r", "with flowlet", "out") }],
    },
  ]);
  expect(ran.status).toBe(2);
});

test("run of two data flows with one name is refused: one would overwrite what the other wrote", () => {
  const ran = call(["run", "flow.dfs", "other/flow.dfs", "--out", "t", "--json"]);
  expect(ran.json()).toMatchObject({ error: { code: "bad-argument" } });
});

test("run says how a text is passed to a parameter", () => {
  const ran = call(["run", "flow.dfs", "--input", "people=people.csv", "--param", "low=abc", "--out", "o"]);
  expect(ran.stderr).toContain("abc would be a column; a text has quotes: \"'abc'\"");
  expect(ran.status).toBe(2);
});

test("test runs the cases beside a flow, and those of a folder", () => {
  const ran = call(["test", "flow.dfs", "factory", "--json"]);
  const beside = join("factory", "dataflow", "with flowlet.cases.yaml");
  expect(ran.json()).toEqual({
    passed: 2,
    failed: 0,
    cases: [
      { file: "flow.cases.yaml", name: "right", ok: true, difference: null },
      { file: beside, name: "big", ok: true, difference: null },
    ],
  });
  expect(ran.status).toBe(0);
});

test("test shows how rows differ, and fails", () => {
  const ran = call(["test", "failing"]);
  expect(ran.lines.join("\n")).toContain('sink "out": 1 missing, 1 unexpected');
  expect(ran.status).toBe(1);
});

test.each([
  ["malformed", "cases-unreadable"],
  ["alone.dfs", "cases-missing"],
  ["nowhere.dfs", "file-unreadable"],
])("test of %s is refused: %s", (path, code) => {
  const ran = call(["test", path, "--json"]);
  expect(ran.json()).toMatchObject({ error: { code } });
  expect(ran.status).toBe(2);
});

test("check finds the data flows of a folder and of a pattern", () => {
  const ran = call(["check", "factory", "b*/**/*.dfs", "--json"]);
  expect(ran.json()).toMatchObject([
    { file: join("factory", "dataflow", "Upper.json"), ok: true },
    { file: join("factory", "dataflow", "df.json"), ok: true },
    { file: join("factory", "dataflow", "with flowlet.json"), ok: true },
    { file: join("bad", "unknown.dfs"), ok: false, errors: [{ line: 2 }] },
  ]);
  expect(ran.status).toBe(1);
  expect(call(["check", "nowhere.dfs", "flow.dfs", "--json"]).status).toBe(2);
});

test("an exported template is taken apart into files that the others read", () => {
  expect(call(["check", "template.json", "--json"]).json()).toMatchObject([
    { errors: [{ code: "data-flow-template" }] },
  ]);
  const df = join("unpacked", "dataflow", "df.json");
  expect(call(["unpack", "template.json", "--out", "unpacked", "--json"]).json()).toEqual({ files: [df] });
  expect(call(["print", df, "--json"]).json()).toMatchObject({ script: expect.stringContaining("~> kept") as string });
});

test("print gives a script that prints as itself", () => {
  const once = call(["print", "flow.dfs", "--json"]).json() as { script: string };
  writeFileSync(join(folder, "printed.dfs"), once.script);
  expect(call(["print", "printed.dfs", "--json"]).json()).toEqual(once);
});

test("eval answers each line, whatever came before", () => {
  const deep = "(".repeat(100_000);
  const ran = call(
    ["eval"],
    `1 + 1\nnope(\n\n${deep}\naddMonths(toDate('2024-01-01'), 2147483647)\nlength(lpad('a', 2000000000, 'b'))\n'a' + 'b'\n`,
  );
  expect(ran.lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    { value: 2, type: "integer" },
    { error: expect.anything() as unknown },
    { error: expect.anything() as unknown },
    { error: expect.anything() as unknown },
    { error: { code: "expression-failed", message: expect.stringContaining("out of range") as string } },
    { error: { code: "expression-stopped", message: "the evaluation was stopped: it takes longer than 600 ms" } },
    { value: "ab", type: "string" },
  ]);
});
