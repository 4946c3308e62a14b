import { alignColumns } from "./align";
import { replay } from "./replay";
import { readable } from "./snapshot";
import { createTable, type ColumnDefinition, type TableDefinition } from "./table";

const text = { kind: "string" } as const;
const definition = (...columns: readonly ColumnDefinition[]): TableDefinition => ({
  name: "profiles_Customer",
  description: "Customers",
  key: "CustomerId",
  columns: [{ name: "CustomerId", type: text, description: "The key" }, ...columns],
});
const before = definition({ name: "City", type: text }, { name: "Phone", type: text });
const created = createTable(before, 1);
const snapshot = readable(replay([{ version: 0, actions: created }]));

const columnsAfter = (wanted: TableDefinition): readonly string[] => {
  const actions = alignColumns(snapshot, wanted, 2);
  const after = readable(
    replay([
      { version: 0, actions: created },
      { version: 1, actions },
    ]),
  );
  return after.schema.map(({ name }) => name);
};

test("a table that has the columns of its definition is left alone", () => {
  expect(alignColumns(snapshot, before, 2)).toEqual([]);
});

test("new columns are added at the end, others leave the schema", () => {
  expect(columnsAfter(definition({ name: "Phone", type: text }, { name: "Points", type: { kind: "long" } }))).toEqual([
    "CustomerId",
    "Phone",
    "Points",
  ]);
});

test("what is kept keeps its description, and the table its key and its retention", () => {
  const [, action] = alignColumns(snapshot, definition(), 2);
  expect(action).toMatchObject({ metaData: { configuration: snapshot.metadata.configuration } });
  expect(JSON.stringify(action)).toContain("The key");
});

test("a column that changes its type is refused", () => {
  expect(() => alignColumns(snapshot, definition({ name: "City", type: { kind: "long" } }), 2)).toThrow(
    expect.objectContaining({ code: "table-column-retyped" }),
  );
});
