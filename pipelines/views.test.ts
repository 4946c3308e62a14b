import { lakeTables } from "./lakeTables";
import { plainSettings } from "./testing";
import { serverlessViews, viewBatches } from "./views";

const settings = {
  ...plainSettings,
  accounts: { bronze: "contosobronze", lake: "contosolake", gold: "contosogold" },
  dropColumns: { profiles_Customer: ["PrimaryPhone"] },
};

describe("the views of the serverless SQL pool", () => {
  const script = serverlessViews(settings);

  test("are one a table, each alone in its batch", () => {
    const views = script.split("\nGO\n").filter((batch) => batch.includes("CREATE OR ALTER VIEW"));
    expect(views.map((view) => /VIEW (\S+) AS/.exec(view)?.[1])).toEqual(
      lakeTables(settings).map(({ layer, definition }) => `[${layer}].[${definition.name}]`),
    );
  });

  test("read the folder that the load writes", () => {
    expect(script).toContain("BULK N'https://contosolake.dfs.core.windows.net/silver/custtable/'");
    expect(script).toContain(
      "BULK N'https://contosogold.dfs.core.windows.net/gold/customer_insights/profiles_Customer/'",
    );
  });

  test("have the columns that the stack keeps", () => {
    const customers = viewBatches(settings).find((batch) => batch.includes("[profiles_Customer]")) ?? "";
    expect(customers).toContain("[PrimaryEmail] varchar(8000)");
    expect(customers).not.toContain("PrimaryPhone");
  });

  test("come after their database and their schemas", () => {
    expect(
      script
        .split("\nGO\n")
        .slice(0, 4)
        .map((batch) => batch.trim()),
    ).toEqual([
      "IF DB_ID(N'commerce') IS NULL CREATE DATABASE [commerce] COLLATE Latin1_General_100_BIN2_UTF8;",
      "USE [commerce];",
      "IF SCHEMA_ID(N'silver') IS NULL EXEC (N'CREATE SCHEMA [silver]');",
      "IF SCHEMA_ID(N'gold') IS NULL EXEC (N'CREATE SCHEMA [gold]');",
    ]);
  });
});
