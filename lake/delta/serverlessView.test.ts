import fc from "fast-check";
import { identifier, literal, serverlessView } from "./serverlessView";
import { parseType, type DeltaType } from "./type";

const typed = (name: string, type: string) => ({ name, type: parseType(type) as DeltaType });

describe("a view of a serverless SQL pool", () => {
  test("types every column of the table", () => {
    const definition = {
      name: "activities_Orders",
      description: "Orders",
      key: "OrderLineId",
      columns: [
        typed("OrderLineId", "string"),
        typed("Quantity", "decimal(16,4)"),
        typed("SalesStatusCode", "integer"),
        typed("IsReturn", "boolean"),
        typed("OrderDate", "date"),
        typed("OrderTimestamp", "timestamp"),
        typed("versionnumber", "long"),
        typed("Share", "double"),
      ],
    };
    expect(serverlessView("gold", definition, "https://contosogold.dfs.core.windows.net/gold/orders/")).toBe(
      `CREATE OR ALTER VIEW [gold].[activities_Orders] AS
SELECT [OrderLineId], [Quantity], [SalesStatusCode], [IsReturn], [OrderDate], [OrderTimestamp], [versionnumber], [Share]
FROM OPENROWSET(BULK N'https://contosogold.dfs.core.windows.net/gold/orders/', FORMAT = 'DELTA')
  WITH (
    [OrderLineId] varchar(8000) COLLATE Latin1_General_100_BIN2_UTF8,
    [Quantity] decimal(16,4),
    [SalesStatusCode] int,
    [IsReturn] bit,
    [OrderDate] date,
    [OrderTimestamp] datetime2(6),
    [versionnumber] bigint,
    [Share] float
  ) AS [rows];`,
    );
  });

  test("takes any name and any text as what it is", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(identifier(text).slice(1, -1).replaceAll("]]", "")).not.toContain("]");
        expect(literal(text).slice(2, -1).replaceAll("''", "")).not.toContain("'");
      }),
    );
  });
});
