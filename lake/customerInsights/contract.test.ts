import { createTable, parseCommit, replay, type Action, type TableDefinition } from "../delta";
import { contractFindings } from "./contract";
import { daysOf } from "../delta/interval";

const definition: TableDefinition = {
  name: "activities_Orders",
  description: "",
  columns: [
    { name: "OrderLineId", type: { kind: "string" } },
    { name: "LineAmount", type: { kind: "decimal", precision: 16, scale: 4 } },
    { name: "OrderTimestamp", type: { kind: "timestamp" } },
  ],
  key: "OrderLineId",
};
const codes = (actions: readonly Action[], folder = "activities_Orders") =>
  contractFindings(replay([{ version: 0, actions }]), folder).map(({ code }) => code);
const created = (over: Partial<TableDefinition> = {}) => createTable({ ...definition, ...over }, 0);
/** The table with other properties or another schema. */
const changed = (configuration: object, schema: (text: string) => string = (text) => text) =>
  created().map((action) =>
    "metaData" in action
      ? {
          metaData: {
            ...action.metaData,
            schemaString: schema(action.metaData.schemaString),
            configuration: { ...action.metaData.configuration, ...configuration } as Record<string, string>,
          },
        }
      : action,
  );
const withLine = (line: object) => [...created(), ...parseCommit(JSON.stringify(line))];

test("a table made here has nothing to find", () => expect(codes(created())).toEqual([]));

test.each([
  ["a folder with a hyphen", "ci-table-name", () => codes(created(), "activities-Orders")],
  ["a folder that begins with a digit", "ci-table-name", () => codes(created(), "1orders")],
  [
    "a column with a space",
    "ci-column-name",
    () => codes(changed({}, (text) => text.replace("LineAmount", "Line Amount"))),
  ],
  [
    "reader version 3",
    "ci-reader-version",
    () => codes(withLine({ protocol: { minReaderVersion: 3, minWriterVersion: 7 } })),
  ],
  [
    "liquid clustering",
    "ci-feature",
    () => codes(withLine({ protocol: { minReaderVersion: 1, minWriterVersion: 7, writerFeatures: ["clustering"] } })),
  ],
  ["deletion vectors switched on", "ci-feature", () => codes(changed({ "delta.enableDeletionVectors": "true" }))],
  [
    "a file with a deletion vector",
    "ci-feature",
    () =>
      codes(
        withLine({
          add: { path: "a", partitionValues: {}, size: 1, modificationTime: 0, dataChange: true, deletionVector: {} },
        }),
      ),
  ],
  ["a log kept for a week", "ci-retention", () => codes(changed({ "delta.logRetentionDuration": "interval 7 days" }))],
  [
    "files kept for a fortnight",
    "ci-retention",
    () => codes(changed({ "delta.deletedFileRetentionDuration": "interval 2 weeks" })),
  ],
  ["a retention nobody understands", "ci-retention", () => codes(changed({ "delta.logRetentionDuration": "long" }))],
  [
    "a nested column",
    "ci-column-type",
    () => codes(changed({}, (text) => text.replace('"timestamp"', '{"type":"array"}'))),
  ],
  [
    "a timestamp without a zone",
    "ci-column-type",
    () => codes(changed({}, (text) => text.replace('"timestamp"', '"timestamp_ntz"'))),
  ],
  [
    "17 digits",
    "ci-decimal-precision",
    () => codes(changed({}, (text) => text.replace("decimal(16,4)", "decimal(17,4)"))),
  ],
  ["a key that is no column", "ci-key-column-missing", () => codes(changed({ "commerce.key": "Nope" }))],
  ["a key that is a timestamp", "ci-key-type", () => codes(created({ key: "OrderTimestamp" }))],
  [
    "no column at all",
    "ci-key-missing",
    () => codes(changed({}, () => '{"type":"struct","fields":[]}').map(withoutKey)),
  ],
])("%s is found", (_, code, found) => expect(found()).toEqual([code]));

function withoutKey(action: Action): Action {
  if (!("metaData" in action)) return action;
  const properties = Object.entries(action.metaData.configuration).filter(([name]) => name !== "commerce.key");
  return { metaData: { ...action.metaData, configuration: Object.fromEntries(properties) } };
}

test("files are kept for 7 days where nothing is said: too few", () => {
  const silent = created().map((action) =>
    "metaData" in action ? { metaData: { ...action.metaData, configuration: {} } } : action,
  );
  expect(codes(silent)).toEqual(["ci-retention"]);
});

test.each([
  ["interval 15 days", 15],
  ["interval 2 weeks", 14],
  ["INTERVAL 1 week 12 hours", 7.5],
  ["360 hours", 15],
  ["interval 1 month", undefined],
  ["", undefined],
])("%s is %s days", (interval, days) => expect(daysOf(interval)).toBe(days));
