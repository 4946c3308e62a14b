import { Engine } from "../duckdb/engine";
import { dataFlowRunner } from "./run";
import { Lake } from "./testLake";

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ threads: 2, database: "disk" });
});
afterAll(() => engine.close());

test("a run that is cancelled stops, and the engine goes on", async () => {
  const lake = await Lake.create(engine);
  await lake.write("bronze/in/a.csv", `n\n${Array.from({ length: 3_000 }, (_, i) => i).join("\n")}\n`);
  const source =
    "source(output(n as long), format: 'delimited', fileSystem: 'bronze', folderPath: 'in', columnNamesAsHeader: true)";
  const slow = `${source} ~> a
    ${source} ~> b
    ${source} ~> c
    a, b join(a@n != b@n, joinType: 'cross') ~> ab
    ab select(mapColumn(x = a@n, y = b@n)) ~> xy
    xy, c join(x + y > n, joinType: 'cross') ~> abc
    abc aggregate(total = sum(x * y * n)) ~> sums
    sums sink(store: 'cache', format: 'inline', output: true) ~> out`;
  const aborter = new AbortController();
  setTimeout(() => aborter.abort(), 300);
  await expect(lake.run(slow, {}, { signal: aborter.signal })).rejects.toMatchObject({ code: "flow-cancelled" });
  expect(await engine.rows("SELECT 1 AS one")).toEqual([{ one: 1 }]);
  expect(await engine.rows("SELECT view_name FROM duckdb_views() WHERE temporary AND NOT internal")).toEqual([]);
});

test("flows that are started together run one after another on one engine", async () => {
  const lake = await Lake.create(engine);
  await lake.write("bronze/in/a.csv", "n\n1\n");
  const script = `source(output(n as long), format: 'delimited', fileSystem: 'bronze', folderPath: 'in', columnNamesAsHeader: true) ~> a
    a sink(store: 'cache', format: 'inline', output: true) ~> out`;
  const seen: string[] = [];
  const run = dataFlowRunner({
    engine,
    accounts: lake.accounts,
    progress: (flow, stream) => seen.push(`${flow}.${stream}`),
  });
  const request = {
    script,
    streams: { a: { account: "acc" } },
    parameters: {},
    now: new Date(),
    signal: new AbortController().signal,
  };
  const results = await Promise.all(["one", "two"].map((name) => run({ ...request, name })));
  expect(results.map(({ output }) => output["out"]?.value)).toEqual([[{ n: 1 }], [{ n: 1 }]]);
  expect(seen.findIndex((event) => event.startsWith("two"))).toBe(
    seen.findLastIndex((event) => event.startsWith("one")) + 1,
  );
});

test("a parameter's value, a default and the clock reach the options of a source", async () => {
  const lake = await Lake.create(engine);
  await lake.write("bronze/2024-01-01/in/a.csv", "n\n1\n");
  const script = `parameters{ folder as string, sub as string ('in') }
    source(output(n as long), format: 'delimited', fileSystem: 'bronze', folderPath: ($folder + '/' + $sub), columnNamesAsHeader: true) ~> a
    a sink(store: 'cache', format: 'inline', output: true) ~> out`;
  const { output } = await lake.run(script, { folder: "toString(currentDate(), 'yyyy-MM-dd')" });
  expect(output["out"]?.value).toEqual([{ n: 1 }]);
});

test("what the script leaves open is taken from the dataset", async () => {
  const lake = await Lake.create(engine);
  await lake.write("bronze/in/a.csv", "n;m\n1;x\n");
  const location = {
    account: "acc",
    container: "bronze",
    folder: "in",
    file: "a.csv",
    format: { type: "DelimitedText", columnDelimiter: ";", firstRowAsHeader: true },
  } as const;
  const result = await dataFlowRunner({ engine, accounts: lake.accounts })({
    name: "flow",
    script: `source(allowSchemaDrift: true) ~> a
      a sink(store: 'cache', format: 'inline', output: true) ~> out`,
    streams: { a: location },
    parameters: {},
    now: new Date(),
    signal: new AbortController().signal,
  });
  expect(result.output["out"]?.value).toEqual([{ n: "1", m: "x" }]);
});
