import { parseCommit, printCommit } from "./commit";
import { decodePath, encodePath } from "./path";
import { replay } from "./replay";
import { assertWritable, readable } from "./snapshot";
import { createTable, type TableDefinition } from "./table";

const definition: TableDefinition = {
  name: "activities_Orders",
  description: "One row an order line",
  columns: [
    { name: "OrderLineId", type: { kind: "string" }, description: "The key" },
    { name: "LineAmount", type: { kind: "decimal", precision: 16, scale: 4 } },
  ],
  key: "OrderLineId",
  clusterBy: ["OrderLineId"],
};
const opened = (actions = createTable(definition, 1_700_000_000_000)) => readable(replay([{ version: 0, actions }]));

test("version 0 of a table, to the letter", () => {
  expect(printCommit(createTable(definition, 1_700_000_000_000))).toBe(
    `{"commitInfo":{"timestamp":1700000000000,"operation":"CREATE TABLE","operationParameters":{"description":"One row an order line","partitionBy":"[]","properties":"{\\"delta.logRetentionDuration\\":\\"interval 30 days\\",\\"delta.deletedFileRetentionDuration\\":\\"interval 30 days\\",\\"commerce.key\\":\\"OrderLineId\\",\\"commerce.clusterBy\\":\\"OrderLineId\\"}"}}}
{"protocol":{"minReaderVersion":1,"minWriterVersion":2}}
{"metaData":{"id":"4581652e-eef0-83da-8e47-7fe82a17b914","name":"activities_Orders","description":"One row an order line","format":{"provider":"parquet","options":{}},"schemaString":"{\\"type\\":\\"struct\\",\\"fields\\":[{\\"name\\":\\"OrderLineId\\",\\"type\\":\\"string\\",\\"nullable\\":true,\\"metadata\\":{\\"comment\\":\\"The key\\"}},{\\"name\\":\\"LineAmount\\",\\"type\\":\\"decimal(16,4)\\",\\"nullable\\":true,\\"metadata\\":{}}]}","partitionColumns":[],"configuration":{"delta.logRetentionDuration":"interval 30 days","delta.deletedFileRetentionDuration":"interval 30 days","commerce.key":"OrderLineId","commerce.clusterBy":"OrderLineId"},"createdTime":1700000000000}}
`,
  );
});

test("a table's id is a UUID that its name alone decides", () => {
  const { id } = opened().metadata;
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(opened(createTable({ ...definition, description: "other" }, 5)).metadata.id).toBe(id);
  expect(opened(createTable({ ...definition, name: "other" }, 5)).metadata.id).not.toBe(id);
});

test("what is printed is read back", () => {
  const actions = createTable(definition, 1);
  expect(parseCommit(printCommit(actions))).toEqual(actions);
});

test.each([{ key: "Nope" }, { clusterBy: ["Nope"] }])(
  "a definition that names a column it lacks is refused: %j",
  (over) => {
    expect(() => createTable({ ...definition, ...over }, 1)).toThrow(
      expect.objectContaining({ code: "table-definition-column" }),
    );
  },
);

test.each([
  ["delta-writer-version", { protocol: { minReaderVersion: 1, minWriterVersion: 4 } }],
  ["delta-not-writable", { metaData: { ...opened().metadata, configuration: { "delta.appendOnly": "true" } } }],
  ["delta-not-writable", { metaData: { ...opened().metadata, partitionColumns: ["LineAmount"] } }],
  [
    "delta-not-writable",
    {
      metaData: {
        ...opened().metadata,
        schemaString: opened().metadata.schemaString.replace('"nullable":true', '"nullable":false'),
      },
    },
  ],
])("%s: a table that asks more of a writer is not written", (code, action) => {
  const snapshot = opened([...createTable(definition, 1), action]);
  expect(() => assertWritable(snapshot)).toThrow(expect.objectContaining({ code }));
});

test("a table made here is writable", () => expect(() => assertWritable(opened())).not.toThrow());

test.each(["part-1.parquet", "a b/ü.parquet", "p=50%25/x#?.parquet", "it's [a] {b}.parquet"])(
  "the path %s survives the log",
  (path) => {
    expect(decodePath(encodePath(path))).toBe(path);
  },
);

test.each([
  ["abfss://c@a.dfs.core.windows.net/t/x.parquet", "delta-absolute-path"],
  ["/mnt/x.parquet", "delta-absolute-path"],
  ["50%.parquet", "delta-log-invalid"],
])("the path %s is refused", (path, code) => {
  expect(() => decodePath(path)).toThrow(expect.objectContaining({ code }));
});
