import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { literal } from "../duckdb/quote";
import { TestSubstitution } from "./testSubstitution";

let given: TestSubstitution;
beforeAll(async () => {
  given = await TestSubstitution.open();
});
afterAll(() => given.close());

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
  const { sink } = await given.run(script, { inputs: { people: await given.file(name, content) } });
  expect(sink).toMatchObject({ name: "out", rows: 3 });
  expect(await given.rowsAt(sink.path)).toEqual(typed);
});

test("what the source does not declare arrives as text, from a folder of files too", async () => {
  await given.file("drift/1.csv", "id,extra\n1,5\n");
  await given.file("drift/2.csv", "id,extra\n2,6\n");
  const { sink } = await given.run(script, { inputs: { people: join(given.folder, "drift") } });
  expect(await given.rowsAt(sink.path)).toEqual([
    { id: 1, name: null, extra: "5" },
    { id: 2, name: null, extra: "6" },
  ]);
});

test("structures and arrays are read from JSON", async () => {
  const nested = `
    source(output(id as integer, at as (city as string), tags as string[])) ~> people
    people derive(city = at.city, first = tags[1]) ~> flat
    flat sink(mapColumn(id, city, first)) ~> out`;
  const path = await given.file("nested.json", '[{"id":1,"at":{"city":"Rome"},"tags":["x","y"]}]');
  const { sink } = await given.run(nested, { inputs: { people: path } });
  expect(await given.rowsAt(sink.path)).toEqual([{ id: 1, city: "Rome", first: "x" }]);
});

test("what one run writes, another reads; a sink's own format may be a Delta table", async () => {
  const delta = `
    source(output(id as integer)) ~> given
    given alterRow(deleteIf(id == 2), upsertIf(true())) ~> marked
    marked sink(format: 'delta', fileSystem: 'gold', folderPath: 't', keys: ['id'], insertable: false, upsertable: true, deletable: true) ~> out`;
  const path = await given.file("ids.csv", "id\n1\n3\n");
  const out = join(given.folder, "delta");
  const { sink: written } = await given.run(delta, { inputs: { given: path }, out, sinksAs: "declared" });
  const more = await given.file("more.csv", "id\n2\n3\n4\n");
  await given.run(delta, { inputs: { given: more }, out, sinksAs: "declared" });
  const { sink: read } = await given.run(delta, { inputs: { given: written.path } });
  const rows = await given.rowsAt(read.path);
  expect(rows.map(({ id }) => id).sort()).toEqual([1, 3, 4]);
  expect(rows[0]).toMatchObject({ $policy: "upsert" });
});

test("a sink without rows has a file, and a run replaces what the one before wrote", async () => {
  const filtered = "source(output(id as integer)) ~> given\ngiven filter(id > $low) ~> some\nsome sink() ~> out";
  const flow = `parameters{ low as integer (0) }\n${filtered}`;
  const inputs = { given: await given.file("low.csv", "id\n1\n") };
  const out = join(given.folder, "again");
  await given.run(flow, { inputs, out });
  expect(await given.rowsAt(join(out, "out"))).toEqual([{ id: 1 }]);
  await given.run(flow, { inputs, out }, { low: "5" });
  expect(await given.rowsAt(join(out, "out"))).toEqual([]);
  expect(await readdir(join(out, "out"))).toHaveLength(1);
});

test("a sink that has no files is not written in its own way", async () => {
  const inputs = { people: await given.file("foreign.csv", "id,name\n1,a\n") };
  const streams = new Map([["out", { from: "dataset of type AzureSqlTable" }]]);
  await expect(given.run(script, { inputs, streams, sinksAs: "declared" })).rejects.toMatchObject({
    code: "flow-sink-foreign",
  });
});

test("a store holds the containers of sources without an input, as their datasets say", async () => {
  await given.file("store/raw/in/people.csv", "id;name\n1;x\n");
  const format = { type: "DelimitedText", columnDelimiter: ";", firstRowAsHeader: true } as const;
  const location = { account: "a", container: "raw", folder: "in", file: "people.csv", format };
  const streams = new Map([["people", { location }]]);
  const { sink } = await given.run(script, { streams, store: join(given.folder, "store") });
  expect(await given.rowsAt(sink.path)).toEqual([{ id: 1, name: "x" }]);
});

const validated = script.replace("allowSchemaDrift: true", "validateSchema: true");
const parametrized = `parameters{ one as string, two as integer }\n${script}`;
test.each([
  ["a source that is nowhere", script, {}, "flow-inputs-missing"],
  ["an input for no source", script, { people: "people.csv", other: "people.csv" }, "flow-input-unknown"],
  ["a kind of file that is not known", script, { people: "people.xlsx" }, "flow-input-format"],
  ["a folder of two kinds", script, { people: "mixed" }, "flow-input-format"],
  ["a folder of two headers", script, { people: "headers" }, "flow-input-format"],
  ["a folder of nothing", script, { people: "nothing" }, "flow-input-format"],
  ["a file that is not there", script, { people: "nowhere.csv" }, "file-unreadable"],
  ["a file without a header", script, { people: "empty.csv" }, "flow-input-format"],
  ["a file of other columns", script, { people: "other.csv" }, "flow-input-format"],
  ["a quote that is never closed", script, { people: "unclosed.csv" }, "flow-input-format"],
  ["a text that is no UTF-8", script, { people: "latin.csv" }, "flow-input-unreadable"],
  ["JSON that is none", script, { people: "broken.jsonl" }, "flow-input-unreadable"],
  ["JSON without objects", script, { people: "number.json" }, "flow-input-unreadable"],
  ["parquet that is none", script, { people: "broken.parquet" }, "flow-input-unreadable"],
  ["columns that must be there", validated, { people: "few.csv" }, "flow-schema-mismatch"],
  ["a flow without sinks", "source(output(id as integer)) ~> people", {}, "flow-without-sinks"],
  ["a parameter without a value", parametrized, { people: "people.csv" }, "flow-parameters-missing"],
])("%s is a problem", async (_, flow, inputs, code) => {
  await given.file("people.xlsx", "");
  await given.file("mixed/a.csv", "id\n");
  await given.file("mixed/b.parquet", "");
  await given.file("headers/a.csv", "id,name\n");
  await given.file("headers/b.csv", "name,id\n");
  await given.file("nothing/_SUCCESS", "");
  await given.file("empty.csv", "");
  await given.file("few.csv", "id\n1\n");
  await given.file("other.csv", "ID;NAME\n1;a\n");
  await given.file("unclosed.csv", 'id,name\n1,"a\n2,b\n');
  await writeFile(join(given.folder, "latin.csv"), Buffer.from("id,name\n1,\xe9t\xe9\n", "latin1"));
  await given.file("broken.jsonl", '{"id":1}\n{"id":');
  await given.file("number.json", "5");
  await given.file("broken.parquet", "PAR1");
  const paths = Object.entries(inputs).map(([stream, path]) => [stream, join(given.folder, path)]);
  await expect(given.run(flow, { inputs: Object.fromEntries(paths) as Record<string, string> })).rejects.toMatchObject({
    code,
  });
});

test("the folder of a sink is not cleared of what the run reads", async () => {
  const out = join(given.folder, "circle");
  const { sink } = await given.run(script, { inputs: { people: await given.file("circle.csv", "id\n1\n") }, out });
  await expect(given.run(script, { inputs: { people: sink.path }, out })).rejects.toMatchObject({
    code: "flow-output-in-use",
  });
  expect(await given.rowsAt(sink.path)).toHaveLength(1);
});

test("the folder of a sink is not cleared of what no run wrote", async () => {
  await given.file("kept/out/notes.txt", "mine");
  const inputs = { people: await given.file("few.csv", "id\n1\n") };
  await expect(given.run(script, { inputs, out: join(given.folder, "kept") })).rejects.toMatchObject({
    code: "flow-output-in-use",
  });
});

test.each([
  ["a mark of the byte order, CRLF, and a quoted line break", "bom.csv", '\ufeffid,name\r\n1,"a\r\nb"\r\n', [{ id: 1, name: "a\r\nb" }]],
  ["short and long rows", "ragged.csv", "id,name\n1\n2,b,c,d\n\n", [{ id: 1, name: null }, { id: 2, name: "b" }]],
  ["a header alone", "header.csv", "id,name\n", []],
  ["no lines of JSON", "none.jsonl", "", []],
  ["objects without names", "blank.jsonl", "{}\n", [{ id: null, name: null }]],
] as const)("%s are read", async (_, name, content, rows) => {
  const { sink, codes } = await given.run(script, { inputs: { people: await given.file(name, content) } });
  expect(await given.rowsAt(sink.path)).toEqual(rows);
  expect(codes).toEqual([]);
}); // prettier-ignore

test("columns that a file lacks, and those that it has too many, are told", async () => {
  const strict = script.replaceAll("allowSchemaDrift: true", "allowSchemaDrift: false");
  const { sink, warnings } = await given.run(strict, {
    inputs: { people: await given.file("told.csv", "id,Name,x\n1,a,b\n") },
  });
  expect(await given.rowsAt(sink.path)).toEqual([{ id: 1, name: null }]);
  expect(warnings.map(({ code, hint }) => [code, hint])).toEqual([
    ["flow-input-columns-missing", "it has Name: names must be written as in the script"],
    ["flow-input-columns-unused", "a source with allowSchemaDrift: true lets other columns through"],
  ]);
});

test("a text of a typed file is read as the source declares it", async () => {
  const path = join(given.folder, "texts.parquet");
  await given.engine.run(`COPY (SELECT '7' AS id, 2.5 AS name UNION ALL SELECT 'x', 3) TO ${literal(path)}`);
  const { sink } = await given.run(script, { inputs: { people: path } });
  expect(await given.rowsAt(sink.path)).toEqual([{ id: null, name: "3.0" }, { id: 7, name: "2.5" }]); // prettier-ignore
});

test("a preview writes what a stream has in the place of the sinks, from the sources that lead to it", async () => {
  const flow = `${script}
    source(output(x as string)) ~> others
    others split(x == 'a', disjoint: false) ~> parts@(some, rest)`;
  const inputs = { others: await given.file("others.csv", "x\na\nb\nb\n") };
  const { sinks } = await given.run(flow, { inputs, previews: ["others", "parts@rest"] });
  expect(sinks.map(({ name, rows }) => [name, rows])).toEqual([["preview/others", 3], ["preview/parts@rest", 2]]); // prettier-ignore
  await expect(given.run(flow, { previews: ["parts"] })).rejects.toMatchObject({ code: "flow-stream-unknown" });
});

test("an assert that leads to no sink stops the flow all the same, but not a preview of another stream", async () => {
  const flow = `${script}
    people assert(expectTrue(id > 1, false, 'low', null, 'ids are above 1'), abort: true) ~> checked`;
  const inputs = { people: await given.file("asserted.csv", "id\n1\n") };
  await expect(given.run(flow, { inputs })).rejects.toMatchObject({ code: "flow-assert-failed" });
  expect((await given.run(flow, { inputs, previews: ["sorted"] })).sink).toMatchObject({ rows: 1 });
});

test("the answers of an external call are given like the rows of a source, which then needs none", async () => {
  const flow = `
    source(output(id as integer)) ~> orders
    orders call(mapColumn(id), output(body as (rate as double)), format: 'rest', httpMethod: 'GET') ~> rates
    rates derive(twice = body.rate * 2) ~> doubled
    doubled sink(mapColumn(twice)) ~> out`;
  const { sink } = await given.run(flow, {
    inputs: { rates: await given.file("rates.jsonl", '{"body":{"rate":2.5}}\n') },
  });
  expect(await given.rowsAt(sink.path)).toEqual([{ twice: 5 }]);
  const orders = await given.file("orders.csv", "id\n1\n");
  await expect(given.run(flow, { inputs: { orders } })).rejects.toMatchObject({
    code: "flow-inputs-missing",
    message: expect.stringContaining("rates (the answers of a web service): body (rate as double)") as string,
  });
});

test("a flowlet runs by itself: its inputs are sources, its outputs sinks", async () => {
  const flowlet = `
    input(output(id as integer), order: 0, allowSchemaDrift: true) ~> rows
    rows derive(twice = id * 2) ~> doubled
    doubled output(mapColumn(twice)) ~> out`;
  const { sink } = await given.run(flowlet, { inputs: { rows: await given.file("ids.csv", "id\n2\n") } });
  expect(await given.rowsAt(sink.path)).toEqual([{ twice: 4 }]);
});
