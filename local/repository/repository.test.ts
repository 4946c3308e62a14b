import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parse } from "../../dataflow/parse";
import { readDataFlow } from "../../dataflow/resource";
import { readFlowlets } from "./flowlets";
import { readStreams } from "./streams";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "repository-"));
});
afterEach(() => rm(root, { recursive: true }));

async function write(files: Readonly<Record<string, unknown>>): Promise<string> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), typeof content === "string" ? content : `\ufeff${JSON.stringify(content)}`);
  }
  return join(root, "dataflow", "df.json");
}

const dataset = (type: string, typeProperties: object, more: object = {}) => ({
  properties: { type, typeProperties, linkedServiceName: { referenceName: "lake" }, ...more },
});
const stream = (name: string, referenceName: string, parameters = {}) => ({
  name,
  dataset: { referenceName, type: "DatasetReference", parameters },
});

test("datasets say where streams are, in which format and with which columns", async () => {
  const file = await write({
    "linkedService/lake.json": { properties: { typeProperties: { url: "https://acc.dfs.core.windows.net" } } },
    "dataset/files.json": dataset(
      "DelimitedText",
      { location: { fileSystem: "raw", folderPath: { value: "@concat(dataset().day, '/in')", type: "Expression" } }, columnDelimiter: ";" },
      { parameters: { day: { type: "string", defaultValue: "1" } }, schema: [{ name: "id", type: "String" }] },
    ),
    "dataset/table.json": dataset("AzureSqlTable", { table: "t" }),
    "dataset/unknown.json": dataset("Parquet", { location: { folderPath: "@dataset().nothing" }, compressionCodec: "snappy" }),
  }); // prettier-ignore
  const sources = [stream("a", "files"), stream("b", "files", { day: "2" }), stream("c", "table"), stream("d", "unknown"), stream("e", "none"), stream("f", "../dataset/files")]; // prettier-ignore
  const resource = readDataFlow({ name: "df", properties: { type: "MappingDataFlow", sources, script: "" } });
  const read = await readStreams(file, resource);
  const format = { type: "DelimitedText", columnDelimiter: ";" };
  expect(Object.fromEntries(read)).toEqual({
    a: { from: 'dataset "files": raw/1/in', columns: ["id"], location: { account: "acc", container: "raw", folder: "1/in", format } },
    b: { from: 'dataset "files": raw/2/in', columns: ["id"], location: { account: "acc", container: "raw", folder: "2/in", format } },
    c: { from: 'dataset "table" of type AzureSqlTable', columns: [] },
    d: { from: 'dataset "unknown": a path that is not known', columns: [], location: { account: "acc", format: { type: "Parquet", compressionCodec: "snappy" } } },
    e: { from: expect.stringContaining('dataset "none", which is not in') as string },
    f: { from: expect.stringContaining("which is not in") as string },
  }); // prettier-ignore
});

const uses = (...names: string[]) =>
  parse(names.map((name, i) => `compose(composition: '${name}') ~> c${i}@(o)`).join("\n")).script;

test("flowlets are found beside a data flow, those that they use too, and nothing that is not there", async () => {
  const flowlet = (script: string) => ({ name: "f", properties: { type: "Flowlet", script } });
  const file = await write({
    "dataflow/One.json": flowlet("i compose(composition: 'Two') ~> t@(o)"),
    "dataflow/Two.dfs": "i compose(composition: 'One') ~> t@(o)",
    "Three.dfs": "",
  });
  const found = await readFlowlets(file, uses("One", "Missing", "../Three", ".."));
  expect([...found.keys()].sort()).toEqual(["One", "Two"]);
});

test("a flowlet that does not parse is named with its file", async () => {
  const file = await write({ "dataflow/Bad.dfs": "source(\n  x: ;) ~> s" });
  await expect(readFlowlets(file, uses("Bad"))).rejects.toMatchObject({
    code: "flow-script",
    where: { file: join(root, "dataflow", "Bad.dfs"), line: 2 },
  });
});
