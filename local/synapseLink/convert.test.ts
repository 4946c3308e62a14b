import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openTable, relationSql } from "../delta";
import { Engine } from "../duckdb/engine";
import { DirectoryStorage } from "../storage/directory";
import { convertToDelta } from "./convert";

let home: string;
let engine: Engine;
beforeAll(async () => {
  [home, engine] = [await mkdtemp(join(tmpdir(), "convert-")), await Engine.open({ threads: 1 })];
});
afterAll(async () => {
  await engine.close();
  await rm(home, { recursive: true });
});

const columns: readonly (readonly [name: string, dataType: string])[] = [
  ["Id", "guid"],
  ["SinkModifiedOn", "dateTime"],
  ["amount", "decimal"],
  ["code", "int64"],
  ["created", "dateTime"],
  ["versionnumber", "int64"],
  ["createdon", "dateTimeOffset"],
  ["IsDelete", "boolean"],
  ["added", "string"],
];

const model = (folder: string, width: number) =>
  JSON.stringify({
    entities: [
      {
        name: "custtable",
        attributes: columns.slice(0, width).map(([name, dataType]) => ({ name, dataType })),
        partitions: [{ name: "1", location: `https://a.dfs.core.windows.net:443/c/${folder}/custtable/1.csv` }],
      },
    ],
  });

const first = "2025-01-01T00.00.00Z";
const second = "2025-01-02T00:00:00Z";
const third = "2025-02-15T00.00.00Z";
const open = "2025-03-01T00.00.00Z";
const on2024 = `"2024-05-01T00:00:00.0000000+00:00"`;

const csv: Readonly<Record<string, string>> = {
  [first]: [
    `a,"1/1/2025 9:05:15 AM",1.5,3,"2025-02-03T09:52:01.1234567Z",1,${on2024},\n`,
    `b,"1/1/2025 9:05:15 AM",2,4,"2025-02-15T00:00:00.0000000",2,"1900-01-01T00:00:00.0000000+00:00",\n`,
    `c,"1/1/2025 9:05:15 AM",2,4,,3,${on2024},\n`,
  ].join(""),
  // The second row of `a` is older; `c` is deleted; a column was added.
  [second]: [
    `a,"1/2/2025 1:00:00 PM",7,3,,5,${on2024},,"new, ""quoted"""\n`,
    `a,"1/2/2025 1:00:00 PM",6,3,,4,${on2024},\n`,
    `c,"1/2/2025 1:00:00 PM",,,,6,"0001-01-03T00:00:00.0000000",True\n`,
  ].join(""),
  [open]: `e,"3/1/2025 12:00:00 AM",0,0,,8,${on2024},\n`,
  [third]: `d,"2/15/2025 12:00:00 AM",0,0,,7,${on2024},\n`,
};

/** Converts an export of which a folder, given last, is still written. */
async function convert(...names: readonly string[]) {
  const bronze = new DirectoryStorage(join(home, "csv"));
  for (const name of names) {
    await bronze.writeText(`${name}/custtable/1.csv`, csv[name]!);
    await bronze.writeText(`${name}/model.json`, model(name, name === first ? 8 : 9));
  }
  await bronze.writeText("Changelog/changelog.info", names.at(-1)!);
  await convertToDelta(engine, bronze, new DirectoryStorage(join(home, "delta")), (name) => `deltalake/${name}`);
}

async function table() {
  const storage = new DirectoryStorage(join(home, "delta"));
  const snapshot = (await openTable(engine, storage, "deltalake/custtable"))!;
  const relation = await relationSql(engine, storage, "deltalake/custtable", snapshot);
  return { snapshot, rows: await engine.rows(`SELECT * EXCLUDE (createdon) FROM ${relation} ORDER BY Id`) };
}

test("closed folders become a Delta table: the newest row of each Id with its types, deletions marked until purged", async () => {
  await convert(first, second);
  const before = await table();
  expect(before.snapshot.version).toBe(0);
  expect(before.snapshot.schema.map(({ name, type }) => `${name} ${type.kind}`)).toEqual([
    ...["Id string", "SinkModifiedOn timestamp", "amount decimal", "code long", "created timestamp"],
    ...["versionnumber long", "createdon timestamp", "IsDelete boolean", "PartitionId integer"],
  ]);
  expect(before.rows[0]).toEqual({
    Id: "a",
    SinkModifiedOn: "2025-01-01T09:05:15.000Z",
    amount: "1.500000",
    code: 3,
    created: "2025-02-03T09:52:01.123456Z",
    versionnumber: 1,
    IsDelete: null,
    PartitionId: 2024,
  });
  expect(before.rows[1]).toMatchObject({ Id: "b", created: "2025-02-15T00:00:00.000Z", PartitionId: 1900 });

  await convert(first, second, third);
  const after = await table();
  expect(after.snapshot.version).toBe(1);
  expect(after.rows.map(({ Id, amount, added, IsDelete }) => [Id, amount, added, IsDelete])).toEqual([
    ["a", "7.000000", 'new, "quoted"', null],
    ["b", "2.000000", null, null],
    ["c", null, null, true],
  ]);

  await convert(first, second, third, open);
  expect((await table()).rows.map(({ Id }) => Id)).toEqual(["a", "b", "d"]);
});
