import { Engine } from "../duckdb/engine";
import { runWithRowsOn, type GivenRows } from "./runWithRows";

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ threads: 2 });
});
afterAll(() => engine.close());

const run = (script: string, given: GivenRows) => runWithRowsOn(engine, script, given);

test("typed rows go in and come out in the forms of --json", async () => {
  const script = `
    source(output(s as string, i as integer, l as long, d as decimal(18,6), b as boolean, day as date, at as timestamp, bin as binary),
      format: 'delta', fileSystem: 'silver', folderPath: 't') ~> given
    given sink(format: 'delta', fileSystem: 'gold', folderPath: 't', insertable: true) ~> out`;
  const row = {
    s: "it's", i: 1, l: "9007199254740993", d: "12.500000", b: true,
    day: "2016-08-09", at: "2016-08-09T10:11:12.123Z", bin: "00ff",
  }; // prettier-ignore
  const empty = { s: null, i: null, l: null, d: null, b: null, day: null, at: null, bin: null };
  expect((await run(script, { sources: { given: [row, {}] } })).sinks).toEqual({ out: [row, empty] });
});

test("columns that a drifting source does not declare arrive as text, to be found by name", async () => {
  const script = `
    source(allowSchemaDrift: true, format: 'cdm', manifestType: 'model', entity: 'x', fileSystem: 'b', folderPath: 'f') ~> given
    given derive(n = toInteger(byName('qty')), missing = toString(byName('nothing'))) ~> typed
    typed select(mapColumn(n, missing)) ~> picked
    picked sink(store: 'cache', format: 'inline', output: true) ~> out`;
  const { sinks } = await run(script, { sources: { given: [{ qty: "5" }, { qty: "x" }] } });
  expect(sinks["out"]).toEqual([
    { n: 5, missing: null },
    { n: null, missing: null },
  ]);
});

test("a pivot names its columns after the values of the rows", async () => {
  const script = `
    source(output(shop as string, channel as string, net as integer), format: 'delta', folderPath: 't') ~> given
    given pivot(groupBy(shop), pivotBy(channel), {} = sum(net)) ~> turned
    turned sink(format: 'delta', folderPath: 'o') ~> out`;
  const rows = [{ shop: "a", channel: "web", net: 1 }, { shop: "a", channel: "phone", net: 2 }]; // prettier-ignore
  expect((await run(script, { sources: { given: rows } })).sinks["out"]).toEqual([{ shop: "a", phone: 2, web: 1 }]);
});

test("parameters, the clock and row policies count", async () => {
  const script = `
    parameters{ low as integer (10), name as string }
    source(output(id as string, n as integer), format: 'delta', folderPath: 't') ~> given
    given derive(who = $name, today = currentUTC()) ~> named
    named alterRow(deleteIf(n < $low), upsertIf(true())) ~> marked
    marked sink(format: 'delta', upsertable: true, deletable: true, insertable: false, keys: ['id'], folderPath: 't') ~> out`;
  const given = { sources: { given: [{ id: "a", n: 1 }, { id: "b", n: 20 }] }, parameters: { name: "'Ann'" }, now: new Date("2024-05-06T07:08:09.123Z") }; // prettier-ignore
  expect((await run(script, given)).sinks["out"]).toEqual([
    { id: "a", n: 1, who: "Ann", today: "2024-05-06T07:08:09.123Z", $policy: "delete" },
    { id: "b", n: 20, who: "Ann", today: "2024-05-06T07:08:09.123Z", $policy: "upsert" },
  ]);
});

test("an assert that aborts names the rows that fail, and nothing is left behind", async () => {
  const script = `
    source(output(id as string), format: 'delta', folderPath: 't') ~> given
    given assert(expectTrue(!isNull(id), false, 'hasId', null, 'every row has an id'), abort: true) ~> checked
    checked sink(format: 'delta', folderPath: 't') ~> out`;
  await expect(run(script, { sources: { given: [{ id: "a" }, { id: null }] } })).rejects.toMatchObject({
    code: "flow-assert-failed",
  });
  expect((await run(script, { sources: { given: [{ id: "a" }] } })).sinks["out"]).toEqual([{ id: "a" }]);
});

const source = "source(output(id as integer), format: 'delta', folderPath: 't') ~> given\n";
const sink = "given sink(format: 'delta', folderPath: 't') ~> out";
test.each<[string, string, GivenRows, string]>([
  ["a script that does not parse", "source(", { sources: {} }, "flow-script"],
  [
    "a parameter that the script lacks",
    source + sink,
    { sources: { given: [] }, parameters: { x: "1" } },
    "flow-parameter-unknown",
  ],
  ["a source without rows", source + sink, { sources: {} }, "flow-row-given"],
  ["rows for no source", source + sink, { sources: { given: [], other: [] } }, "flow-row-given"],
  ["a column that is not declared", source + sink, { sources: { given: [{ other: 1 }] } }, "flow-row-given"],
  ["a value that is not of the column's type", source + sink, { sources: { given: [{ id: "x" }] } }, "flow-row-given"],
])("%s is a problem", async (_, script, given, code) => {
  await expect(run(script, given)).rejects.toMatchObject({ code });
});
