import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { summary } from "../../cli/report/summary";
import type { Program } from "../../local/program";
import { lockFolder } from "../../local/storage/lock";
import { devProgram, Lake } from "./lake";
import { firstCopy, folder1, folder2, folder3, line, shop } from "./shop";

let program: Program;
let lake: Lake;
beforeAll(async () => {
  program = await devProgram();
});
beforeEach(async () => {
  lake = await Lake.make();
});
afterEach(() => lake.remove());

const second = {
  name: folder2,
  tables: {
    custtable: [{ recid: 101, accountnum: "C1", party: 501, custgroup: "30", dataareaid: "usrt" }],
    salesline: [line(211, { lineamount: 5 })],
    inventtable: [{ ...shop.inventtable[0]!, product: 802 }],
  },
};
const third = { name: folder3, tables: { custtable: [{ deleted: 102 }], salesline: [{ deleted: 212 }] } };
const export3 = [firstCopy(), second, third];

const modelOf = (folder: string) => join(lake.bronze, folder, "model.json");
const edit = async (file: string, change: (text: string) => string) =>
  writeFile(file, change(await readFile(file, "utf8")));

const amounts = async () =>
  Object.fromEntries((await lake.goldRows("activities_Orders")).map((row) => [row["OrderLineId"], row["LineAmount"]]));
const groups = async () =>
  Object.fromEntries(
    (await lake.goldRows("profiles_Customer")).map((row) => [row["CustomerId"], row["CustomerGroup"]]),
  );

test("a folder that fails stops its group there; other groups go on; mended, the next run completes", async () => {
  await lake.write(export3);
  const lost = join(lake.bronze, folder2, "custtable", "1900.csv");
  await rm(lost);
  const events: string[] = [];
  const [failed, ...others] = await lake.failure(program, {}, (event) => {
    if (event.kind === "activity-skipped" && event.type === "ExecutePipeline") events.push(event.activity);
  });
  expect(others).toEqual([]);
  expect(failed).toMatchObject({
    code: "flow-partition-missing",
    where: { table: "custtable", folder: folder2, file: `${folder2}/custtable/1900.csv` },
  });
  expect(await lake.state()).toEqual({
    ingest_orders: folder3,
    ingest_customers: folder1,
    ingest_products: folder3,
    gold_supporting_Products: folder3,
  });
  // What the stopped group feeds is not run, and said to be skipped; what it does not feed is.
  expect(events).toEqual(["gold_supporting_Channels", "gold_profiles_Customer", "gold_activities_Orders"]);
  expect((await lake.goldRows("supporting_Products"))[0]).toMatchObject({ ProductNumber: null });
  expect((await lake.silverRows("custtable")).map((row) => row["custgroup"])).toEqual(["10", "20"]);

  await lake.write(export3);
  expect((await lake.load(program)).folders).toEqual([folder2, folder3]);
  expect(await groups()).toEqual({ usrt_c1: "30" });
  expect(await amounts()).toEqual({ "usrt_so-1_211": "5.0000" });
  expect(new Set(Object.values(await lake.state()))).toEqual(new Set([folder3]));
});

test("each way in which a folder can be broken is named, and leaves gold as it was", async () => {
  await lake.write([firstCopy()]);
  await lake.load(program);
  const before = { gold: await lake.allGold(), state: await lake.state() };
  const broken = async (damage: (folder: string) => Promise<unknown>) => {
    await lake.write([firstCopy(), second]);
    await damage(folder2);
    const [first] = await lake.failure(program);
    return first!;
  };
  const where = { folder: folder2, file: `${folder2}/model.json` };

  expect(await broken((folder) => edit(modelOf(folder), (text) => text.slice(0, text.length / 2)))).toMatchObject({
    code: "model-invalid",
    where,
  });
  expect(await broken((folder) => writeFile(modelOf(folder), "not JSON"))).toMatchObject({ code: "model-invalid" });
  expect(
    await broken((folder) => edit(modelOf(folder), (text) => text.replace('"name":"salesline"', '"name":"saleslime"'))),
  ).toMatchObject({
    code: "model-entity-missing",
    hint: expect.stringContaining("saleslime") as unknown,
    where: { ...where, table: "salesline" },
  });
  expect(await lake.allGold()).toMatchObject({ activities_Orders: before.gold["activities_Orders"] });
  expect(await lake.state()).toMatchObject({ ingest_orders: folder1, gold_activities_Orders: folder1 });
});

test("a folder without a usable model.json is passed over once a later one is closed", async () => {
  await lake.write([
    firstCopy(),
    { name: folder2, tables: { salesline: [line(999)] }, model: "missing" },
    { ...second, name: folder3 },
  ]);
  const report = await lake.load(program);
  expect([report.folders, report.passedOver]).toEqual([[folder1, folder3], [folder2]]);
  expect(Object.keys(await amounts())).toEqual(["usrt_so-1_211", "usrt_so-1_212"]);
});

test("the newest folder is waited for while it has no usable model.json, and a load says so", async () => {
  await lake.write([firstCopy()]);
  const model = await readFile(modelOf(folder1), "utf8");
  await writeFile(modelOf(folder1), "");
  const waiting = await lake.load(program);
  expect(waiting).toMatchObject({ folders: [], passedOver: [], waitedFor: [folder1] });
  expect(summary(waiting)).toContain(`not read yet ${folder1}`);
  await writeFile(modelOf(folder1), model);
  expect(await lake.load(program)).toMatchObject({ folders: [folder1], passedOver: [], waitedFor: [] });
});

test("what fails inside the engine is told with the gold table or the folder that it was at", async () => {
  await lake.write([firstCopy()]);
  await rm(join(lake.bronze, folder1, "custtable", "1900.csv"));
  await mkdir(join(lake.bronze, folder1, "custtable", "1900.csv"));
  expect(await lake.failure(program)).toMatchObject([{ code: "flow-step-failed", where: { folder: folder1 } }]);
  await lake.write([firstCopy()]);
  await lake.load(program);
  const [file] = (await readdir(join(lake.gold, "activities_Orders"))).filter((name) => name.endsWith(".parquet"));
  await writeFile(join(lake.gold, "activities_Orders", file!), "no parquet");
  expect(await lake.failure(program, { full: true })).toMatchObject([
    { code: "flow-step-failed", where: { table: "activities_Orders" } },
  ]);
});

test("a bronze folder that is no export is told by what it lacks", async () => {
  await lake.write([firstCopy()]);
  const refused = async () => (await lake.failure(program)).map(({ code, message }) => `${code}: ${message}`);
  await writeFile(join(lake.bronze, "Changelog", "changelog.info"), "");
  expect(await refused()).toEqual([expect.stringMatching(/^bronze-not-an-export: .*does not name the folder/)]);
  await rm(join(lake.bronze, "Changelog"), { recursive: true });
  expect(await refused()).toEqual([expect.stringMatching(/^bronze-not-an-export: .*has no Changelog.changelog.info/)]);
});

test("progress that cannot be understood is named; without the file everything is read and compared again", async () => {
  await lake.write([firstCopy()]);
  await lake.load(program);
  await writeFile(join(lake.lake, "state", ".unfinished-1-ingest_orders.json"), '{"fol');
  for (const [name, text] of [
    ["ingest_orders", "no JSON"],
    ["gold_activities_Orders", '{"folder":""}'],
  ] as const) {
    const file = join(lake.lake, "state", `${name}.json`);
    await writeFile(file, text);
    expect(await lake.failure(program)).toMatchObject([{ code: "state-damaged", where: { file } }]);
    await rm(file);
    const { tables } = await lake.load(program);
    expect(tables.find((table) => table.name === "activities_Orders")).toMatchObject({
      ...{ inserted: 0, updated: 0, deleted: 0 },
    });
  }
});

test("a gold folder that is none is named", async () => {
  await lake.write([firstCopy()]);
  await writeFile(lake.gold, "a file in the place of the folder");
  const [failed] = await lake.failure(program);
  expect(failed).toMatchObject({ code: "storage-not-readable" });
  expect(failed!.message).toContain(lake.gold);
});

test("a second run at the same time is refused, and says who works there", async () => {
  await lake.write([firstCopy()]);
  const release = await lockFolder(lake.lake);
  const [failed] = await lake.failure(program);
  expect(failed).toMatchObject({ code: "lake-locked", where: { folder: lake.lake } });
  expect(failed!.message).toContain(String(process.pid));
  await release();
});

test("too little memory is said, and what would help", async () => {
  await lake.write([firstCopy()]);
  expect(await lake.failure(program, { memory: "lots" })).toMatchObject([{ code: "engine-memory-setting" }]);
});
