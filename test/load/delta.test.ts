import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Program } from "../../local/program";
import { deltaTableFolder } from "../../pipelines/layout";
import { addIncrement, writeSample } from "../../sample";
import { billedBy, readme } from "./billed";
import { configured, devProgram, Lake } from "./lake";
import { firstCopy, folder2, folder3, line, shop } from "./shop";

// The same content as Delta tables: every load reads them as they are.

let csv: Program;
let delta: Program;
let lake: Lake;
beforeAll(async () => {
  [csv, delta] = await Promise.all([devProgram(), configured({ bronzeFormat: "delta" })]);
});
beforeEach(async () => {
  lake = await Lake.make();
});
afterEach(() => lake.remove());

const orderLines = async () =>
  Object.fromEntries((await lake.goldRows("activities_Orders")).map((row) => [row["OrderLineId"], row["LineAmount"]]));
const customers = async () => (await lake.goldRows("profiles_Customer")).map((row) => row["CustomerId"]);
const [one, two] = ["usrt_so-1_211", "usrt_so-1_212"];

test("the sample gives the same gold from Delta tables as from folders of CSV, at first and after changes", async () => {
  const folders = await Lake.make();
  try {
    const sample = { out: folders.bronze, transactions: 100, increments: 0 };
    await writeSample(sample);
    for (const increments of [0, 1]) {
      if (increments > 0) await addIncrement(sample);
      await Promise.all([lake.convert(folders.bronze), folders.load(csv)]);
      expect(await lake.load(delta)).toMatchObject({ folders: [], passedOver: [], bronzeFormat: "delta" });
      const gold = await lake.allGold();
      expect(gold["activities_Orders"]!.length).toBeGreaterThan(95);
      expect(gold).toEqual(await folders.allGold());
    }
    const versions = await lake.versions();
    const { tables } = await lake.load(delta);
    expect(tables.map(({ inserted, updated, deleted }) => inserted + updated + deleted)).toEqual(tables.map(() => 0));
    expect(await lake.versions()).toEqual(versions);
  } finally {
    await folders.remove();
  }
}, 60_000);

const label = /^20\d\d-\d\d-\d\dT\d\d\.\d\d\.\d\d\.\d{3}Z$/;

test("rows that are gone from bronze go from gold, are kept in silver as deleted, and come back with bronze", async () => {
  const silverLine = async () => (await lake.silverRows("salesline")).find((row) => String(row["recid"]) === "212");
  const wide = line(213, { lineamount: "1234567890123456.5" });
  const all = firstCopy({ salesline: [...shop.salesline, wide] });
  await lake.writeDelta([all]);
  const first = await lake.load(delta);
  expect(first.tables.find(({ name }) => name === "salesline")).toMatchObject({ read: 3, inserted: 2, quarantined: 1 });
  expect(Object.keys(await orderLines())).toEqual([one, two]);

  const state = join(lake.lake, "state");
  const ingested = JSON.parse(await readFile(join(state, "ingest_orders_delta.json"), "utf8")) as {
    readonly folder: string;
    readonly tables: unknown;
  };
  expect(ingested.folder).toMatch(label);
  expect(ingested.tables).toContainEqual(expect.objectContaining({ table: "salesline", read: 3, inserted: 2 }));
  expect(new Set(Object.values(await lake.state()))).toEqual(new Set([ingested.folder]));

  // The machine that loaded last was ahead of this one: gold sees what changed all the same.
  const ahead = "2999-01-01T00.00.00.000Z";
  for (const file of await readdir(state)) {
    const text = await readFile(join(state, file), "utf8");
    await writeFile(join(state, file), text.replace(ingested.folder, ahead));
  }
  const fewer = firstCopy({
    salesline: [line(211, { lineamount: 5, version: 9_000 }), wide],
    custtable: [shop.custtable[1]!],
  });
  await lake.writeDelta([fewer], ["salesline", "custtable"]);
  const second = await lake.load(delta);
  expect(second.tables.find(({ name }) => name === "salesline")).toMatchObject({ read: 2, deleted: 1, quarantined: 1 });
  expect(second.tables.find(({ name }) => name === "activities_Orders")).toMatchObject({ updated: 1, deleted: 1 });
  expect([await orderLines(), await customers()]).toEqual([{ [one]: "5.0000" }, ["usrt_c2"]]);
  expect(await silverLine()).toMatchObject({ IsDelete: true, salesid: "SO-1", ChangedIn: `${ahead}+` });
  expect(new Set(Object.values(await lake.state()))).toEqual(new Set([`${ahead}+`]));

  await lake.writeDelta([all], ["salesline", "custtable"]);
  const billed = await billedBy((observe) => lake.load(delta, {}, observe));
  expect(readme).toContain(
    `From Delta tables every load makes ${billed.activities} activity runs, of which ${billed.flows} are data flow runs.`,
  );
  expect([Object.keys(await orderLines()), await customers()]).toEqual([
    [one, two],
    ["usrt_c1", "usrt_c2"],
  ]);
  expect(await silverLine()).toMatchObject({ IsDelete: false });

  // It was read three times, and is refused once.
  expect(await readdir(join(lake.lake, "quarantine", "salesline"))).toEqual(["current.csv"]);
  const refused = (await lake.quarantine("salesline", "current")).trim().split("\n");
  expect(refused).toHaveLength(2);
  expect(refused[1]).toContain('"lineamount","1234567890123456.500000","lineamount is not a decimal(18,6)"');
}, 60_000);

test("a table that cannot be read stops its group, each in its own words; mended, the next load completes", async () => {
  await lake.writeDelta([firstCopy()]);
  const tableOf = (entity: string) => join(lake.bronze, deltaTableFolder(entity));
  const hidden = join(lake.bronze, "hidden");
  const partition = join(tableOf("salesline"), "PartitionId=2025");
  const [file] = await readdir(partition);
  await rename(join(partition, file!), hidden);
  await rename(tableOf("custtable"), `${hidden}-table`);
  const log = join(tableOf("inventtable"), "_delta_log", `${"1".padStart(20, "0")}.json`);
  const protocol = { minReaderVersion: 3, minWriterVersion: 7, readerFeatures: ["v2Checkpoint"], writerFeatures: [] };
  await writeFile(log, JSON.stringify({ protocol }));

  const text = (part: string): unknown => expect.stringContaining(part);
  expect(await lake.failure(delta)).toMatchObject([
    { code: "delta-file-missing", message: text(file!), where: { folder: deltaTableFolder("salesline") } },
    { code: "flow-no-table", hint: text("Manage tables"), where: { folder: deltaTableFolder("custtable") } },
    { code: "delta-reader-version", message: text("v2Checkpoint"), where: { folder: deltaTableFolder("inventtable") } },
  ]);
  expect(await orderLines()).toEqual({});

  await rename(hidden, join(partition, file!));
  await rename(`${hidden}-table`, tableOf("custtable"));
  await rm(log);
  await lake.load(delta);
  expect(Object.keys(await orderLines())).toEqual([one, two]);
}, 60_000);

test("a lake whose link is changed to the other format and back loses nothing", async () => {
  const second = { name: folder2, tables: { salesline: [line(211, { lineamount: 5 }), { deleted: 212 }] } };
  const third = { name: folder3, tables: { salesline: [line(211, { lineamount: 6 })], custtable: [{ deleted: 102 }] } };
  await lake.write([firstCopy()]);
  await lake.load(csv);

  await rm(lake.bronze, { recursive: true });
  await lake.writeDelta([firstCopy(), second]);
  await lake.load(delta);
  expect(await orderLines()).toEqual({ [one]: "5.0000" });

  await lake.write([firstCopy(), second, third]);
  // It goes on after the last folder that was read as such.
  expect((await lake.load(csv)).folders).toEqual([folder2, folder3]);
  expect([await orderLines(), await customers()]).toEqual([{ [one]: "6.0000" }, ["usrt_c1"]]);
}, 60_000);

test("a bronze folder of the other format than the stack's is refused by both names", async () => {
  await lake.write([firstCopy()]);
  expect(await lake.failure(delta)).toMatchObject([{ code: "bronze-format", where: { folder: lake.bronze } }]);
  await rm(lake.bronze, { recursive: true });
  await mkdir(join(lake.bronze, "deltalake"), { recursive: true });
  const [failed] = await lake.failure(csv);
  expect(failed!.message).toBe(
    "the bronze folder is of format delta (it has deltalake), and the stack is configured for csv",
  );
  expect(failed!.hint).toContain("commerce:bronzeFormat delta");
});
