import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Engine } from "../../local/duckdb/engine";
import { literal } from "../../local/duckdb/quote";
import { writeBronze, writeSample } from "../../sample";
import { bronzeRelation } from "./bronze";
import { ordersQuery, ordersStatement } from "./orders";
import { silverRelation } from "./silver";

let root: string;
let engine: Engine;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "handwritten-"));
  engine = await Engine.open({ threads: 2 });
});
afterEach(async () => {
  await engine.close();
  await rm(root, { recursive: true });
});

const folder = "2025-02-03T09.00.05Z";

test("a line with header, channel and product becomes an order line", async () => {
  await writeBronze(root, {
    folders: [
      {
        name: folder,
        tables: {
          salesline: [
            {
              recid: 7,
              salesid: "SO-1",
              dataareaid: "USRT",
              itemid: "I1",
              name: "typed",
              salestype: 3,
              salesstatus: 3,
              salesqty: 3,
              salesprice: 1.235,
              priceunit: 100,
              lineamount: 0.03,
              salesunit: "ea",
              currencycode: "USD",
              custaccount: "C1",
              createddatetime: "2025-01-02T23:59:59Z",
              modifieddatetime: "2025-01-03T00:00:00Z",
            },
          ],
          salestable: [
            {
              recid: 1,
              salesid: "so-1",
              dataareaid: "usrt",
              custaccount: "c2",
              retailchanneltable: 2,
              dlvmode: "STD",
              modifieddatetime: "2025-01-04T00:00:00Z",
            },
          ],
          retailchanneltable: [
            {
              recid: 2,
              retailchannelid: "CH1",
              omoperatingunitid: 3,
              defaultcustaccount: "C2",
              defaultcustdataareaid: "demf",
            },
          ],
          dirpartytable: [{ recid: 3, name: "Houston" }],
          inventtable: [{ recid: 4, itemid: "i1", dataareaid: "usrt", product: 5 }],
          ecoresproducttranslation: [
            { recid: 6, product: 5, languageid: "EN-US", name: "Red Belt" },
            { recid: 8, product: 5, languageid: "de", name: "Gürtel" },
          ],
        },
      },
    ],
  });
  expect(await engine.rows(ordersQuery(bronzeRelation(root, [folder])))).toEqual([
    {
      OrderLineId: "usrt_so-1_7",
      OrderId: "usrt_so-1",
      OrderNumber: "SO-1",
      OrderSource: "SalesOrder",
      CustomerId: "usrt_c2",
      CompanyId: "usrt",
      ChannelId: "ch1",
      ChannelName: "Houston",
      ProductId: "usrt_i1",
      ItemNumber: "I1",
      ProductName: "Red Belt",
      OrderTimestamp: "2025-01-02T23:59:59.000Z",
      OrderDate: "2025-01-02",
      Quantity: "3.0000",
      SalesUnit: "ea",
      UnitPrice: "0.0124",
      DiscountAmount: "0.0071",
      LineAmount: "0.0300",
      CurrencyCode: "USD",
      SalesStatus: "Invoiced",
      SalesStatusCode: 3,
      IsReturn: false,
      DeliveryMode: "STD",
      RowModifiedUtc: "2025-01-04T00:00:00.000Z",
    },
  ]);
});

test.each([
  ["1.00005", 1, "1.0001"],
  ["-1.00005", 1, "-1.0001"],
  ["1.00005", 0, "1.0001"],
  ["1.235", 100, "0.0124"],
  ["-1.235", 100, "-0.0124"],
  ["1.2349", 100, "0.0123"],
  ["10", 3, "3.3333"],
  ["20", 3, "6.6667"],
])("the price %s for %p units is %s a unit", async (salesprice, priceunit, price) => {
  const line = { recid: 1, salesid: "S", dataareaid: "usrt", salestype: 3, salesprice, priceunit };
  const others = ["salestable", "retailchanneltable", "dirpartytable", "inventtable", "ecoresproducttranslation"];
  const empty = Object.fromEntries(others.map((table) => [table, [{ deleted: 1 }]]));
  await writeBronze(root, { folders: [{ name: folder, tables: { ...empty, salesline: [line] } }] });
  const [row] = await engine.rows(ordersQuery(bronzeRelation(root, [folder])));
  expect(row!["UnitPrice"]).toBe(price);
});

test("the sample's orders are written to parquet, each line once, deleted and stale ones left out", async () => {
  const bronze = join(root, "bronze");
  const { folders } = await writeSample({ out: bronze });
  const out = join(root, "orders");
  await engine.run(ordersStatement(bronzeRelation(bronze, folders), out));
  const [counts] = await engine.rows(
    `SELECT count(*) AS rows, count(DISTINCT OrderLineId) AS keys, count(*) FILTER (ProductName LIKE '%must not%') AS wrong,
       count(*) FILTER (OrderTimestamp IS NULL) AS timeless, count(*) FILTER (CustomerId IS NULL) AS anonymous,
       count(*) FILTER (IsReturn) AS returns, count(*) FILTER (ChannelId IS NULL) AS outside
     FROM read_parquet(${literal(join(out, "*.parquet"))})`,
  );
  expect(counts).toEqual({ rows: 1966, keys: 1966, wrong: 0, timeless: 0, anonymous: 90, returns: 60, outside: 318 });
});

test("silver is read by its live files", () => {
  const relation = silverRelation((entity) => [`/lake/${entity}/a.parquet`, "/b.parquet"]);
  expect(relation("salesline", ["recid", { key: "salesid" }, { date: "createdon" }])).toBe(
    `SELECT "recid", "salesid_key", "createdon" FROM read_parquet(['/lake/salesline/a.parquet', '/b.parquet']) WHERE NOT IsDelete`,
  );
});
