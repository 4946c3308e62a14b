import { goldTables } from ".";
import type { LoadSettings } from "../settings";
import { configurationProblems, configured } from "./configured";

const dropping = (dropColumns: LoadSettings["dropColumns"]) => ({ dropColumns }) as LoadSettings;
const codes = (dropColumns: LoadSettings["dropColumns"]) =>
  configurationProblems(goldTables, dropping(dropColumns)).map(({ code, message }) => [code, message]);

test("a column that the configuration leaves out is not in the table", () => {
  const customers = goldTables.find(({ name }) => name === "profiles_Customer")!;
  const names = configured(customers, dropping({ profiles_Customer: ["PrimaryPhone"] })).columns.map(
    ({ name }) => name,
  );
  expect(names).toContain("PrimaryEmail");
  expect(names).not.toContain("PrimaryPhone");
});

test("tables and columns that do not exist, keys and times are refused, each by name", () => {
  expect(
    codes({
      profiles_Costumer: ["City"],
      profiles_Customer: ["Town", "CustomerId"],
      activities_Orders: ["OrderTimestamp", "SalesUnit"],
    }),
  ).toEqual([
    ["drop-table-unknown", 'commerce:dropColumns: there is no gold table "profiles_Costumer"'],
    ["drop-column-unknown", 'commerce:dropColumns: profiles_Customer has no column "Town"'],
    ["drop-column-needed", "commerce:dropColumns: profiles_Customer.CustomerId cannot be left out"],
    ["drop-column-needed", "commerce:dropColumns: activities_Orders.OrderTimestamp cannot be left out"],
  ]);
});
