import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Program } from "../../local/program";
import type { Column, ExportedTable, GivenFolder } from "../../sample";
import { exportedTables } from "../../sample/tables/commerce";
import { devProgram, Lake } from "./lake";
import { firstCopy, line, shop } from "./shop";

// An export in a shape that no other test has: names with colons and fractions, other columns in another order, byte
// order marks, both kinds of line ends, encoded addresses of another account, many small files, a folder without rows.

const first = "2025-02-03T09:00:05.123Z";
const retried = "2025-02-03T10:00:05.456Z";
const second = "2025-02-03T11:00:05.789Z";
const open = "2025-02-03T12:00:05.012Z";

const extra: readonly Column[] = Array.from({ length: 80 }, (_, n) => ({ name: `extension${n}`, kind: "text" }));
const widening: Column = { name: "addedlater", kind: "text" };

/** Other columns, in another order; global tables have a company too. */
function reshaped(table: ExportedTable): ExportedTable {
  const [id, created, modified, ...others] = table.columns;
  const business = others.filter(({ name }) => name !== "IsDelete").reverse();
  const company: Column[] = others.some(({ name }) => name === "dataareaid")
    ? []
    : [{ name: "dataareaid", kind: "text" }];
  return {
    ...table,
    tableId: table.tableId + 7_000,
    columns: [id!, created!, modified!, ...extra, ...business, ...company, { name: "IsDelete", kind: "flag" }],
  };
}

const changed = line(212, { salesqty: 3, lineamount: 27, name: 'Lamp, "bright"\nwith shade' });
const added = line(213, { itemid: "B9", name: "Unknown item", createddatetime: "2023-07-01T00:00:00Z" });

const folders: readonly GivenFolder[] = [
  {
    ...firstCopy({
      dirpartytable: shop.dirpartytable.map((party) => ({ ...party, dataareaid: "dat", extension79: 'a,"b"\n' })),
    }),
    name: first,
  },
  { name: retried, tables: {} },
  {
    name: second,
    added: { salesline: [widening] },
    // Rows of both widths lie in one file.
    tables: { salesline: [changed, { ...added, addedlater: "new" }, { deleted: 211 }] },
  },
  { name: open, tables: { salesline: [line(999)] }, model: "empty" },
];

let program: Program;
let lake: Lake;
beforeAll(async () => {
  program = await devProgram();
  lake = await Lake.make();
});
afterAll(() => lake.remove());

/** Rewrites what was written as another service would have: addresses, marks, line ends. */
async function disguise(): Promise<void> {
  for (const name of await readdir(lake.bronze, { recursive: true })) {
    const path = join(lake.bronze, name);
    if (name.endsWith("model.json")) {
      const text = await readFile(path, "utf8");
      await writeFile(path, text.replaceAll(/"location":"[^"]*"/g, otherAddress));
    }
    // The address has a line break in quotes, which stays as it is.
    if (name.endsWith(".csv") && !/address/.test(name)) {
      const text = await readFile(path, "utf8");
      await writeFile(path, `\ufeff${text.replaceAll(/(?<=[\d,e])\n/g, "\r\n")}`);
    }
  }
}

const otherAddress = (location: string): string =>
  location.replace(/:\/\/[^/]+\/[^/]+/, "://other.dfs.core.windows.net/dataverse-x").replaceAll(/(?<=\d):/g, "%3A");

test("an export of another shape gives the same gold as the same rows in the usual one", async () => {
  await lake.write(folders, { tables: Object.values(exportedTables).map(reshaped), open, maximumFile: 150 });
  await disguise();
  expect(await readdir(join(lake.bronze, first, "dirpartytable"))).toEqual([
    "1900.csv",
    "1900_001.csv",
    "1900_002.csv",
  ]);
  const report = await lake.load(program);
  expect(report.folders).toEqual([first, retried, second]);
  expect(report.tables.find(({ name }) => name === "salesline")).toMatchObject({
    ...{ read: 5, inserted: 3, updated: 1, deleted: 1, quarantined: 0 },
    ignoredColumns: expect.arrayContaining(["extension0", "addedlater"]) as unknown,
  });

  const usual = await Lake.make();
  try {
    await usual.write([firstCopy({ salesline: [changed, added] })]);
    await usual.load(program);
    const gold = await lake.allGold();
    expect(gold).toEqual(await usual.allGold());
    expect(gold["activities_Orders"]).toEqual([
      expect.objectContaining({ OrderLineId: "usrt_so-1_212", Quantity: "3.0000", LineAmount: "27.0000" }),
      expect.objectContaining({ OrderLineId: "usrt_so-1_213", ProductName: "Unknown item", OrderDate: "2023-07-01" }),
    ]);
    expect(gold["supporting_Channels"]).toEqual([
      expect.objectContaining({ ChannelId: "houston", ChannelName: "Houston store", StoreNumber: "0001" }),
    ]);
  } finally {
    await usual.remove();
  }
});

test("loading again changes no table", async () => {
  const before = await lake.versions();
  expect((await lake.load(program)).folders).toEqual([]);
  expect(await lake.versions()).toEqual(before);
});

test("the folder that was open is read once it is closed", async () => {
  await lake.write([...folders.slice(0, 3), { ...folders[3]!, model: "complete" }], {
    tables: Object.values(exportedTables).map(reshaped),
  });
  expect((await lake.load(program)).folders).toEqual([open]);
  expect((await lake.goldRows("activities_Orders")).map((row) => row["OrderLineId"])).toEqual([
    ...["usrt_so-1_212", "usrt_so-1_213", "usrt_so-1_999"],
  ]);
});
