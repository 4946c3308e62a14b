import { tableChange } from "./change";
import { replay } from "./replay";
import { readable } from "./snapshot";
import { createTable, type ColumnDefinition, type TableDefinition } from "./table";

const text = { kind: "string" } as const;
const table = (...columns: readonly ColumnDefinition[]): TableDefinition => ({
  name: "profiles_Customer",
  description: "Customers",
  key: "CustomerId",
  columns: [{ name: "CustomerId", type: text }, ...columns],
});
const city = { name: "City", type: text };
const points = { name: "Points", type: { kind: "long" } } as const;
const made = (definition: TableDefinition, version = 7) =>
  readable(replay([{ version, actions: createTable(definition, 1) }]));

test("a table that is not there is made, as version 0", () => {
  expect(tableChange(undefined, table(city), 1, "refuse")).toEqual({
    version: 0,
    actions: createTable(table(city), 1),
  });
});

test("a table that is as declared needs nothing, whatever its description says", () => {
  expect(tableChange(made(table(city)), { ...table(city), description: "Buyers" }, 2, "refuse")).toBeUndefined();
});

test("new columns come with the next version", () => {
  const change = tableChange(made(table(city)), table(city, points), 2, "refuse");
  expect(change?.version).toBe(8);
  expect(JSON.stringify(change?.actions)).toContain("Points");
});

test("a column that the definition lacks is refused, and taken off where that is allowed", () => {
  expect(() => tableChange(made(table(city)), table(), 2, "refuse")).toThrow(
    expect.objectContaining({ code: "table-column-removed", where: { table: "profiles_Customer" } }),
  );
  const change = tableChange(made(table(city)), table(), 2, "remove");
  expect(JSON.stringify(change?.actions.at(-1))).not.toContain("City");
});

test("a column of another type is refused in either case", () => {
  for (const lacking of ["refuse", "remove"] as const)
    expect(() => tableChange(made(table({ ...city, type: { kind: "long" } })), table(city), 2, lacking)).toThrow(
      expect.objectContaining({ code: "table-column-retyped" }),
    );
});
