import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { Engine } from "../duckdb/engine";
import { literal } from "../duckdb/quote";
import { readFlow } from "./flow";
import { runSubstituted } from "./runSubstituted";
import type { Substitution } from "./substitution";

let engine: Engine;
let folder: string;
beforeAll(async () => {
  engine = await Engine.open({ threads: 1 });
  folder = await mkdtemp(join(tmpdir(), "substituted-"));
});
afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  return path;
}

let runs = 0;
const run = (script: string, changed: Partial<Substitution>, parameters: Readonly<Record<string, string>> = {}) =>
  runSubstituted(engine, readFlow("f", script, parameters, new Date()), {
    inputs: {},
    streams: {},
    out: join(folder, `out-${++runs}`),
    sinksAs: "parquet",
    ...changed,
  });

async function rowsAt(path: string) {
  return engine.rows(`FROM read_parquet(${literal(join(path, "*.parquet"))})`);
}

const script = `
  source(output(id as integer, name as string), allowSchemaDrift: true) ~> people
  people sort(asc(id, true)) ~> sorted
  sorted sink(allowSchemaDrift: true) ~> out`;
const typed = [{ id: null, name: "c" }, { id: 1, name: "a, b" }, { id: 2, name: null }]; // prettier-ignore

test.each([
  ["a file with a header", "people.csv", 'id,name\n2,\n1,"a, b"\nx,c\n'],
  ["a file with tabs", "people.tsv", "id\tname\n2\t\n1\ta, b\nx\tc\n"],
  ["lines of JSON", "people.jsonl", '{"id":2}\n{"id":"1","name":"a, b"}\n{"id":"x","name":"c"}\n'],
  ["an array of JSON", "people.json", '[{"id":2,"name":null},{"id":1,"name":"a, b"},{"id":1.5,"name":"c"}]'],
])("%s is typed as the source declares, and what does not fit is null", async (_, name, content) => {
  const [sink] = await run(script, { inputs: { people: await file(name, content) } });
  expect(sink).toMatchObject({ name: "out", rows: 3 });
  expect(await rowsAt(sink!.path)).toEqual(typed);
});

test("what the source does not declare arrives as text, from a folder of files too", async () => {
  await file("drift/1.csv", "id,extra\n1,5\n");
  await file("drift/2.csv", "id,extra\n2,6\n");
  const [sink] = await run(script, { inputs: { people: join(folder, "drift") } });
  expect(await rowsAt(sink!.path)).toEqual([
    { id: 1, name: null, extra: "5" },
    { id: 2, name: null, extra: "6" },
  ]);
});

test("structures and arrays are read from JSON", async () => {
  const nested = `
    source(output(id as integer, at as (city as string), tags as string[])) ~> people
    people derive(city = at.city, first = tags[1]) ~> flat
    flat sink(mapColumn(id, city, first)) ~> out`;
  const path = await file("nested.json", '[{"id":1,"at":{"city":"Rome"},"tags":["x","y"]}]');
  const [sink] = await run(nested, { inputs: { people: path } });
  expect(await rowsAt(sink!.path)).toEqual([{ id: 1, city: "Rome", first: "x" }]);
});

test("what one run writes, another reads; a sink's own format may be a Delta table", async () => {
  const delta = `
    source(output(id as integer)) ~> given
    given alterRow(deleteIf(id == 2), upsertIf(true())) ~> marked
    marked sink(format: 'delta', fileSystem: 'gold', folderPath: 't', keys: ['id'], insertable: false, upsertable: true, deletable: true) ~> out`;
  const path = await file("ids.csv", "id\n1\n3\n");
  const out = join(folder, "delta");
  const [written] = await run(delta, { inputs: { given: path }, out, sinksAs: "declared" });
  const more = await file("more.csv", "id\n2\n3\n4\n");
  await run(delta, { inputs: { given: more }, out, sinksAs: "declared" });
  const [read] = await run(delta, { inputs: { given: written!.path } });
  const rows = await rowsAt(read!.path);
  expect(rows.map(({ id }) => id).sort()).toEqual([1, 3, 4]);
  expect(rows[0]).toMatchObject({ $policy: "upsert" });
});

test("a sink without rows has a file, and a run replaces what the one before wrote", async () => {
  const filtered = "source(output(id as integer)) ~> given\ngiven filter(id > $low) ~> some\nsome sink() ~> out";
  const flow = `parameters{ low as integer (0) }\n${filtered}`;
  const inputs = { given: await file("low.csv", "id\n1\n") };
  const out = join(folder, "again");
  await run(flow, { inputs, out });
  expect(await rowsAt(join(out, "out"))).toEqual([{ id: 1 }]);
  await run(flow, { inputs, out }, { low: "5" });
  expect(await rowsAt(join(out, "out"))).toEqual([]);
  expect(await readdir(join(out, "out"))).toHaveLength(1);
});

test("a store holds the containers of sources without an input, as their datasets say", async () => {
  await file("store/raw/in/people.csv", "id;name\n1;x\n");
  const format = { type: "DelimitedText", columnDelimiter: ";", firstRowAsHeader: true } as const;
  const streams = { people: { account: "a", container: "raw", folder: "in", file: "people.csv", format } };
  const [sink] = await run(script, { streams, store: join(folder, "store") });
  expect(await rowsAt(sink!.path)).toEqual([{ id: 1, name: "x" }]);
});

const parametrized = `parameters{ one as string, two as integer }\n${script}`;
test.each([
  ["a source that is nowhere", script, {}, "flow-inputs-missing"],
  ["an input for no source", script, { people: "people.csv", other: "people.csv" }, "flow-input-unknown"],
  ["a kind of file that is not known", script, { people: "people.xlsx" }, "flow-input-format"],
  ["a folder of two kinds", script, { people: "mixed" }, "flow-input-format"],
  ["a file that is not there", script, { people: "nowhere.csv" }, "file-unreadable"],
  ["a parameter without a value", parametrized, { people: "people.csv" }, "flow-parameters-missing"],
])("%s is a problem", async (_, flow, inputs, code) => {
  await file("people.xlsx", "");
  await file("mixed/a.csv", "");
  await file("mixed/b.parquet", "");
  const paths = Object.entries(inputs).map(([stream, path]) => [stream, join(folder, path)]);
  await expect(run(flow, { inputs: Object.fromEntries(paths) as Record<string, string> })).rejects.toMatchObject({
    code,
  });
});

test("the folder of a sink is not cleared of what no run wrote", async () => {
  await file("kept/out/notes.txt", "mine");
  const inputs = { people: await file("few.csv", "id\n1\n") };
  await expect(run(script, { inputs, out: join(folder, "kept") })).rejects.toMatchObject({
    code: "flow-output-in-use",
  });
});
