import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Program } from "../../local/program";
import { rowText, type Row } from "../../sample/synapseLink/row";
import { exportedTables } from "../../sample/tables/commerce";
import { devProgram, Lake } from "./lake";
import { firstCopy, folder1, folder2, line } from "./shop";

let program: Program;
let lake: Lake;
beforeAll(async () => {
  program = await devProgram();
});
beforeEach(async () => {
  lake = await Lake.make();
});
afterEach(() => lake.remove());

/** A line as it is in the file, to be damaged. */
const text = (row: object): string => rowText(exportedTables["salesline"]!, rowOf(row));

const rowOf = (row: object): Row => ({ versionnumber: 1, SinkModifiedOn: "2025-02-03T09:00:05Z", ...row }) as Row;

const orderIds = async () => (await lake.goldRows("activities_Orders")).map((row) => row["OrderLineId"]);

test("a row that cannot be read is refused with its file, number, value and reason; the others are loaded", async () => {
  const narrow = text(line(901)).split(",").slice(0, 9).join(",");
  await lake.write([
    firstCopy({
      salestable: [],
      salesline: [
        line(211),
        line(903, { salesqty: "two" }),
        line(904, { salesstatus: "open" }),
        line(905, { createddatetime: "yesterday", createdon: "2025-01-01" }),
        line(906, { lineamount: "1234567890123456789.5" }),
        line(907, { salesqty: 999_999, salesprice: 999_999_999 }),
        line(908, { createddatetime: "", createdon: "1900-01-01" }),
        { raw: narrow, partition: "2020" },
        { raw: `${text(line(902))},,,,,`, partition: "2020" },
        { raw: "no row at all", partition: "2020" },
        { raw: "", partition: "2020" },
        { raw: text(line(909)).replace('"Lamp"', '"Lamp'), partition: "2021" },
        { raw: text(line(910)), partition: "2021" },
      ],
    }),
  ]);
  const { tables } = await lake.load(program);
  expect(await orderIds()).toEqual(["usrt_so-1_211", "usrt_so-1_910"]);

  const silver = await lake.quarantine("salesline", folder1);
  for (const [file, row, column, reason] of [
    ["2025", 2, "salesqty", '"two","salesqty is not a decimal(18,6)"'],
    ["2025", 3, "salesstatus", '"open","salesstatus is not a whole number"'],
    ["2025", 4, "createddatetime", '"yesterday","createddatetime is not a date and time in UTC"'],
    ["2025", 5, "lineamount", '"1234567890123456789.5","lineamount is not a decimal(18,6)"'],
    ["2020", 1, "Id", '"Id is not a GUID'],
    ["2020", 2, "Id", '"Id is not a GUID'],
    ["2020", 3, "Id", '"no row at all","Id is not a GUID'],
    ["2021", 1, "Id", '"Id is not a GUID'],
  ] as const) {
    const found = silver.split('\n"').filter((written) => written.includes(`/salesline/${file}.csv","${row}",`));
    expect(found).toEqual([expect.stringContaining(`"${column}",`)]);
    expect(found[0]).toContain(reason);
  }
  const labels = await readdir(join(lake.lake, "quarantine", "activities_Orders"));
  const gold = await lake.quarantine("activities_Orders", labels[0]!.replace(".csv", ""));
  expect(gold).toContain('"usrt_so-1_907","DiscountAmount","999998998999991');
  expect(gold).toContain('"usrt_so-1_908","OrderTimestamp",,"OrderTimestamp is empty"');
  expect(tables.find(({ name }) => name === "salesline")).toMatchObject({ read: 12, inserted: 4, quarantined: 8 });
  expect(tables.find(({ name }) => name === "activities_Orders")).toMatchObject({ inserted: 2, quarantined: 2 });
});

test("text is data, whatever it looks like", async () => {
  const hostile = [
    `O'Brien "the best"`,
    `'); drop table salesline; --`,
    "{braces} {0} ${x} %s %d \\n \\",
    "@{pipeline().Pipeline} @activity('x') $name $$ #{y}",
    "\u{1f600} 漢字 שלום é\u0301",
    "a,b;c\td\r\ne",
    "x".repeat(5_000),
    "null",
    "NULL ",
    "=1+1",
  ];
  const accounts = hostile.map((_, n) => `'${n}"{@}$,`);
  await lake.write([
    firstCopy({
      salesline: hostile.map((name, n) => line(300 + n, { name, itemid: `none${n}`, custaccount: "C1" })),
      custtable: accounts.map((accountnum, n) => ({ recid: 100 + n, accountnum, party: 501, dataareaid: "usrt" })),
    }),
  ]);
  await lake.load(program);
  expect((await lake.goldRows("activities_Orders")).map((row) => row["ProductName"])).toEqual(hostile);
  expect((await lake.goldRows("profiles_Customer")).map((row) => row["AccountNumber"])).toEqual(accounts);
});

test("of two live accounts with one number the newer counts, and the other when that one is deleted", async () => {
  const twice = [
    { recid: 101, accountnum: "C1", party: 501, custgroup: "old", dataareaid: "usrt", version: 1_000 },
    { recid: 102, accountnum: "c1", party: 502, custgroup: "new", dataareaid: "USRT", version: 1_001 },
  ];
  const first = firstCopy({ custtable: twice });
  await lake.write([first]);
  await lake.load(program);
  const groups = async () => (await lake.goldRows("profiles_Customer")).map((row) => row["CustomerGroup"]);
  expect(await groups()).toEqual(["new"]);
  await lake.write([first, { name: folder2, tables: { custtable: [{ deleted: 102, version: 1_002 }] } }]);
  await lake.load(program);
  expect(await groups()).toEqual(["old"]);
});

test("rows that would have one key stop their table, which stays as it was; the others go on", async () => {
  // Another environment's copy: the same record number under another Id.
  const copy = rowText({ ...exportedTables["salesline"]!, tableId: 77 }, rowOf(line(211)));
  await lake.write([firstCopy({ salesline: [line(211), { raw: copy }] })]);
  const [failed, ...others] = await lake.failure(program);
  expect(others).toEqual([]);
  expect(failed).toMatchObject({
    code: "flow-assert-failed",
    hint: expect.stringContaining("usrt_so-1_211") as unknown,
  });
  expect(failed!.message).toContain("OrderLineId is not unique in activities_Orders");
  const gold = await lake.allGold();
  expect([gold["activities_Orders"], gold["profiles_Customer"]!.length]).toEqual([[], 2]);
  expect(Object.keys(await lake.state())).not.toContain("gold_activities_Orders");
});
