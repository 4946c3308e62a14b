import type { Resource } from "../resources";
import { lake, pipeline, resource, TestFactory } from "../testing";

const inLake = { linkedServiceName: { referenceName: "lake", type: "LinkedServiceReference" } };
const location = (fileName: string) => ({
  type: "AzureBlobFSLocation",
  fileSystem: "files",
  folderPath: "a",
  fileName,
});
const csv = (more: object = {}) =>
  resource("Dataset", "list", { ...inLake, type: "DelimitedText", location: location("list.csv"), ...more });
const json = resource("Dataset", "list", { ...inLake, type: "Json", location: location("list.json") });
const lookup = (kind: "DelimitedText" | "Json", more: object = {}) => ({
  name: "read",
  type: "Lookup",
  source: { type: `${kind}Source`, storeSettings: { type: "AzureBlobFSReadSettings" } },
  dataset: { referenceName: "list", type: "DatasetReference" },
  ...more,
});

async function outputOf(dataset: Resource, activity: object, file: string, text: string) {
  const factory = new TestFactory([lake, dataset, pipeline("main", [activity as never])]);
  await factory.files.writeText(file, text);
  const run = await factory.run("main");
  return run.status === "Failed" ? run.failure.problem : run.activities[0]!.output;
}

test("answers the first row by default", async () => {
  const output = await outputOf(
    csv({ firstRowAsHeader: true }),
    lookup("DelimitedText"),
    "a/list.csv",
    'id,name\n1,"A, B"\n2,C\n',
  );
  expect(output).toEqual({ firstRow: { id: "1", name: "A, B" } });
});

test("answers all rows where asked, named by position without a header", async () => {
  const output = await outputOf(
    csv({ columnDelimiter: ";" }),
    lookup("DelimitedText", { firstRowOnly: false }),
    "a/list.csv",
    "1;A\n2;\n",
  );
  expect(output).toEqual({
    count: 2,
    value: [
      { Prop_0: "1", Prop_1: "A" },
      { Prop_0: "2", Prop_1: null },
    ],
  });
});

test.each([
  ["one object", '{"id": 1}', [{ id: 1 }]],
  ["objects one after another", '{\n "id": 1\n}\n{ "id": 2 }', [{ id: 1 }, { id: 2 }]],
  [
    "an array of objects",
    '[{"id": 1, "time": "2026-01-01T00:00:00Z"}, {"id": 2}]',
    [{ id: 1, time: "2026-01-01T00:00:00Z" }, { id: 2 }],
  ],
])("reads %s as JSON", async (_, text, value) => {
  const output = await outputOf(json, lookup("Json", { firstRowOnly: false }), "a/list.json", text);
  expect(output).toEqual({ count: value.length, value });
});

test("refuses more than 5,000 rows, of which Azure would lose the rest in silence", async () => {
  const text = Array.from({ length: 5001 }, (_, at) => `${at}`).join("\n");
  const output = await outputOf(csv(), lookup("DelimitedText", { firstRowOnly: false }), "a/list.csv", text);
  expect(output).toMatchObject({ code: "service-limit" });
});

test("fails where the file does not exist", async () => {
  const output = await outputOf(csv(), lookup("DelimitedText"), "a/other.csv", "1");
  expect(output).toMatchObject({ code: "path-not-found" });
});
