import { mkdirSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { after, expression, lake, pipeline, resource, TestFactory } from "../testing";

const inLake = { linkedServiceName: { referenceName: "lake", type: "LinkedServiceReference" } };
const anywhere = resource("Dataset", "anywhere", {
  ...inLake,
  type: "Binary",
  parameters: { folder: { type: "string" }, file: { type: "string", defaultValue: "" } },
  location: {
    type: "AzureBlobFSLocation",
    fileSystem: "files",
    folderPath: expression("@dataset().folder"),
    fileName: expression("@dataset().file"),
  },
});

function metadata(fieldList: readonly string[], parameters: object): object {
  const dataset = { referenceName: "anywhere", type: "DatasetReference", parameters };
  return { name: "look", type: "GetMetadata", fieldList, dataset };
}

function factoryWith(...activities: readonly object[]): TestFactory {
  return new TestFactory([lake, anywhere, pipeline("main", activities as never)]);
}

test("tells of a file", async () => {
  const factory = factoryWith(
    metadata(["exists", "itemName", "itemType", "size", "lastModified"], { folder: "a", file: "b.csv" }),
  );
  await factory.files.writeText("a/b.csv", "12345");
  utimesSync(join(factory.directory, "a/b.csv"), new Date(), new Date("2026-01-02T03:04:05.678Z"));
  const run = await factory.run("main");
  expect(run.activities[0]!.output).toEqual({
    exists: true,
    itemName: "b.csv",
    itemType: "File",
    size: 5,
    lastModified: "2026-01-02T03:04:05Z",
  });
});

test("lists a folder", async () => {
  const factory = factoryWith(metadata(["itemName", "itemType", "childItems"], { folder: "/top/inner/" }));
  await factory.files.writeText("top/inner/b.csv", "");
  await factory.files.writeText("top/inner/a/c.csv", "");
  const run = await factory.run("main");
  expect(run.activities[0]!.output).toEqual({
    itemName: "inner",
    itemType: "Folder",
    childItems: [
      { name: "a", type: "Folder" },
      { name: "b.csv", type: "File" },
    ],
  });
});

test("answers that something does not exist where asked, and else fails", async () => {
  const asked = await factoryWith(metadata(["exists", "size"], { folder: "none" })).run("main");
  expect(asked.activities[0]!.output).toEqual({ exists: false });
  const other = await factoryWith(metadata(["size"], { folder: "none", file: "x" })).run("main");
  expect(other).toMatchObject({
    failure: {
      problem: {
        code: "path-not-found",
        message: "there is no none/x in the container files of the account lakeaccount",
      },
    },
  });
});

test("refuses the size of a folder", async () => {
  const factory = factoryWith(metadata(["size"], { folder: "a" }));
  await factory.files.writeText("a/b.csv", "");
  expect(await factory.run("main")).toMatchObject({ failure: { problem: { code: "metadata-field" } } });
});

test("with Filter finds the new ones among a year of hourly folders", async () => {
  const factory = factoryWith(metadata(["childItems"], { folder: "changes" }), {
    name: "new",
    type: "Filter",
    items: expression("@activity('look').output.childItems"),
    condition: expression("@greater(item().name, '2025-12-31T22')"),
    ...after("look"),
  });
  const first = Date.parse("2025-01-01T00:00:00Z");
  for (let hour = 0; hour < 8760; hour++) {
    const name = new Date(first + hour * 3_600_000).toISOString().replaceAll(":", ".").slice(0, 19) + "Z";
    mkdirSync(join(factory.directory, "changes", name), { recursive: true });
  }
  const began = performance.now();
  const run = await factory.run("main");
  expect(run.activities.at(-1)!.output).toEqual({
    ItemsCount: 8760,
    FilteredItemsCount: 2,
    value: [
      { name: "2025-12-31T22.00.00Z", type: "Folder" },
      { name: "2025-12-31T23.00.00Z", type: "Folder" },
    ],
  });
  expect(performance.now() - began).toBeLessThan(5_000);
});
