import { Engine } from "../../duckdb/engine";
import { Lake } from "../testLake";

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ threads: 2, database: "disk" });
});
afterAll(() => engine.close());

const given = `source(output(id as string, n as integer, policy as string), format: 'delimited', fileSystem: 'bronze',
    folderPath: 'in', columnNamesAsHeader: true, escapeChar: '"') ~> given
    given alterRow(insertIf(policy == 'i'), updateIf(policy == 'u'), deleteIf(policy == 'd'), upsertIf(policy == 's')) ~> marked
    marked select(mapColumn(id, n)) ~> rows`;
const into = (options: string) => `${given}\nrows sink(${options}) ~> out`;

const lakeWith = async (...rows: readonly string[]) => {
  const lake = await Lake.create(engine);
  await give(lake, ...rows);
  return lake;
};
const give = (lake: Lake, ...rows: readonly string[]) =>
  lake.write("bronze/in/a.csv", `id,n,policy\n${rows.join("\n")}\n`);

test("a delimited file has the names, quotes and nulls that it is asked for", async () => {
  const lake = await lakeWith('"a ""b"", c",1,i', ",,i");
  const options = "format: 'delimited', fileSystem: 'out', folderPath: 'x', partitionFileNames: ['one.csv']";
  await lake.run(into(`${options}, columnNamesAsHeader: true, escapeChar: '"'`));
  expect(await lake.read("out/x/one.csv")).toBe('id,n\n"a ""b"", c",1\n,\n');
  await lake.run(into(`${options}, quoteAll: true, columnDelimiter: ';', escapeChar: '"'`));
  expect(await lake.read("out/x/one.csv")).toBe('"a ""b"", c";"1"\n;\n');
});

test("no rows make no file, unless the folder was to be cleared", async () => {
  const lake = await lakeWith();
  const options = "fileSystem: 'out', folderPath: 'x', partitionFileNames: ['one.csv'], columnNamesAsHeader: true";
  await lake.write("out/x/one.csv", "old");
  await lake.run(into(`format: 'delimited', ${options}`));
  expect(await lake.read("out/x/one.csv")).toBe("old");
  await lake.write("out/x/two.csv", "old");
  await lake.run(into(`format: 'delimited', ${options}, truncate: true`));
  expect(await lake.files("out/x")).toEqual(["one.csv"]);
  expect(await lake.read("out/x/one.csv")).toBe("id,n\n");
});

test("a parquet sink writes files that a parquet source reads", async () => {
  const lake = await lakeWith("a,1,i");
  await lake.run(into("format: 'parquet', fileSystem: 'out', folderPath: 'x'"));
  const back = `source(allowSchemaDrift: true, format: 'parquet', fileSystem: 'out', folderPath: 'x') ~> back
      back sink(store: 'cache', format: 'inline', output: true) ~> out`;
  expect((await lake.run(back)).output).toEqual({ out: { value: [{ id: "a", n: 1 }], count: 1 } });
});

test("a cache sink is looked up by key; without output it returns nothing", async () => {
  const lake = await lakeWith("a,1,i", "b,2,i");
  const looked = `${given}
      rows sink(store: 'cache', format: 'inline', output: false, keys: ['id'], saveOrder: 1) ~> cached
      given derive(other = cached#lookup('b').n) ~> looked
      looked select(mapColumn(id, other)) ~> picked
      picked sink(store: 'cache', format: 'inline', output: true, saveOrder: 2) ~> out`;
  const { output } = await lake.run(looked);
  expect(output["out"]?.value).toEqual(expect.arrayContaining([{ id: "a", other: 2 }, { id: "b", other: 2 }])); // prettier-ignore
  expect(output).not.toHaveProperty("cached");
});

test("a cache sink that would return more than 2 MB is a problem", async () => {
  const lake = await lakeWith(...Array.from({ length: 3 }, (_, i) => `${String(i).repeat(1_000_000)},1,i`));
  await expect(lake.run(into("store: 'cache', format: 'inline', output: true"))).rejects.toMatchObject({
    code: "flow-cache-too-large",
  });
});

test("columns and values with hostile names are only data", async () => {
  const lake = await Lake.create(engine);
  await lake.write("bronze/in/a.csv", `"a""b","c'd","A""B"\n"'; DROP TABLE x; --","\${x}",2\n`);
  const hostile = (sink: string) => `source(allowSchemaDrift: true, format: 'delimited', fileSystem: 'bronze',
      folderPath: 'in', columnNamesAsHeader: true, escapeChar: '"') ~> given
      given sink(${sink}) ~> out`;
  const expected = { 'a"b': "'; DROP TABLE x; --", "c'd": "${x}", 'A"B': "2" };
  const { output } = await lake.run(hostile("store: 'cache', format: 'inline', output: true"));
  expect(output["out"]?.value).toEqual([expected]);
  for (const format of ["delta", "parquet", "delimited"]) {
    const twice = lake.run(hostile(`format: '${format}', fileSystem: 'out', folderPath: 'x'`));
    await expect(twice).rejects.toMatchObject({ code: "flow-column-twice" });
  }
});
