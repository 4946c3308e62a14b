import type { Program } from "../../local/program";
import { configured, devProgram, Lake } from "./lake";
import { firstCopy, line, shop } from "./shop";

let program: Program;
let narrowed: Program;
let lake: Lake;
beforeAll(async () => {
  [program, narrowed, lake] = await Promise.all([
    devProgram(),
    configured({
      companies: '["USRT"]',
      ordersSince: "2025-01-01",
      dropColumns: '["profiles_Customer.PrimaryEmail"]',
      language: "DE",
    }),
    Lake.make(),
  ]);
  await lake.write([
    firstCopy({
      salesline: [
        ...shop.salesline,
        line(221, { createddatetime: "2024-12-31T23:59:59Z" }),
        line(222, { dataareaid: "demf" }),
      ],
      custtable: [...shop.custtable, { recid: 103, accountnum: "C1", party: 501, dataareaid: "DEMF" }],
      dirpersonname: [
        { recid: 511, person: 501, lastname: "Past", validfrom: "2000-01-01", validto: "2025-05-31T23:59:59Z" },
        { recid: 512, person: 501, lastname: "Now", validfrom: "2025-06-01", validto: "2025-06-30" },
        { recid: 513, person: 501, lastname: "Future", validfrom: "2025-06-30T00:00:01Z", validto: "2154-12-31" },
      ],
    }),
  ]);
});
afterAll(() => lake.remove());

const keys = async (table: string) => (await lake.goldRows(table)).map((row) => Object.values(row)[0]);
const everyOrder = ["demf_so-1_222", "usrt_so-1_211", "usrt_so-1_212", "usrt_so-1_221"];

test("gold follows a changed configuration: rows and columns left out go, and come back", async () => {
  await lake.load(program);
  const before = await lake.allGold();
  expect(await keys("activities_Orders")).toEqual(everyOrder);
  expect(before["profiles_Customer"]).toHaveLength(3);

  await lake.load(narrowed);
  const [ann] = await lake.goldRows("profiles_Customer");
  expect(ann).not.toHaveProperty("PrimaryEmail");
  expect(ann).toMatchObject({ CustomerId: "usrt_c1", FullName: "Ann Lee" });
  expect(await keys("profiles_Customer")).toEqual(["usrt_c1", "usrt_c2"]);
  expect(await keys("activities_Orders")).toEqual(["usrt_so-1_211", "usrt_so-1_212"]);
  expect((await lake.goldRows("activities_Orders")).map((row) => row["ProductName"])).toEqual(["Lampe", "Lampe"]);
  expect((await lake.goldRows("supporting_Products")).map((row) => row["ProductName"])).toEqual(["Lampe"]);

  await lake.load(program);
  // A column that comes back stands at the end.
  expect(await lake.allGold()).toEqual(before);
});

test("names are those that are valid at the given time, later or earlier than the last load's", async () => {
  const nameAt = async (asOf: string) => {
    const { tables } = await lake.load(program, { asOf });
    const read = tables.find(({ name }) => name === "profiles_Customer")!.read;
    return [(await lake.goldRows("profiles_Customer")).map((row) => row["LastName"]), read];
  };
  // Only the two accounts of the person whose name began or ended are looked at.
  expect(await nameAt("2025-07-01T00:00:00.000Z")).toEqual([["Future", "Future", null], 2]);
  expect(await nameAt("2025-01-01T00:00:00.000Z")).toEqual([["Past", "Past", null], 2]);
  expect(await nameAt("2025-06-15T12:00:00.000Z")).toEqual([["Now", "Now", null], 2]);
});
