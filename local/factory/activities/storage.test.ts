import { mkdirSync, utimesSync } from "node:fs";
import { join } from "node:path";
import type { Resource } from "../resources";
import { after, expression, lake, pipeline, resource, TestFactory } from "../testing";

const inLake = { linkedServiceName: { referenceName: "lake", type: "LinkedServiceReference" } };
const location = (folderPath: unknown, fileName?: unknown) => ({
  type: "AzureBlobFSLocation",
  fileSystem: "files",
  folderPath,
  ...(fileName === undefined ? {} : { fileName }),
});

const anywhere = resource("Dataset", "anywhere", {
  ...inLake,
  type: "Binary",
  parameters: { folder: { type: "string" }, file: { type: "string", defaultValue: "" } },
  location: location(expression("@dataset().folder"), expression("@dataset().file")),
});

function metadata(fieldList: readonly string[], parameters: object): object {
  const dataset = { referenceName: "anywhere", type: "DatasetReference", parameters };
  return { name: "look", type: "GetMetadata", fieldList, dataset };
}

describe("Get Metadata", () => {
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
      Value: [
        { name: "2025-12-31T22.00.00Z", type: "Folder" },
        { name: "2025-12-31T23.00.00Z", type: "Folder" },
      ],
    });
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe("Lookup", () => {
  const csv = (more: object = {}) =>
    resource("Dataset", "list", { ...inLake, type: "DelimitedText", location: location("a", "list.csv"), ...more });
  const json = resource("Dataset", "list", { ...inLake, type: "Json", location: location("a", "list.json") });
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
});

describe("Web", () => {
  const url = "https://lakeaccount.blob.core.windows.net/files/state/group%201.json";
  const web = (name: string, method: string, more: object = {}) => ({
    name,
    type: "WebActivity",
    method,
    url,
    headers: { "x-ms-version": "2021-08-06", "x-ms-blob-type": "BlockBlob", "Content-Type": "application/json" },
    authentication: { type: "MSI", resource: "https://storage.azure.com/" },
    ...more,
  });

  test("writes a state blob and reads its properties back", async () => {
    const factory = new TestFactory([
      pipeline("main", [
        web("write", "PUT", { body: { lastFolder: "@concat('2026', '-01')", count: 3 } }),
        web("read", "GET", after("write")),
      ]),
    ]);
    const run = await factory.run("main");
    expect(await factory.files.readText("state/group 1.json")).toBe('{"lastFolder":"2026-01","count":3}');
    expect(run.activities[1]!.output).toEqual({ lastFolder: "2026-01", count: 3 });
  });

  test("answers what is no JSON object under Response", async () => {
    const factory = new TestFactory([pipeline("main", [web("read", "GET")])]);
    await factory.files.writeText("state/group 1.json", "plain text");
    expect((await factory.run("main")).activities[0]!.output).toEqual({ Response: "plain text" });
  });

  test.each([
    ["a blob that does not exist", web("call", "GET"), "web-refused", "404"],
    [
      "another host",
      web("call", "GET", { url: "https://example.org/a/b" }),
      "web-unreachable",
      "https://example.org/a/b",
    ],
    [
      "an account that is not there",
      web("call", "GET", { url: "https://other.blob.core.windows.net/a/b" }),
      "storage-not-mounted",
      "other",
    ],
    ["a request without identity", web("call", "GET", { authentication: undefined }), "web-refused", "401"],
    ["a request without version", web("call", "GET", { headers: {} }), "web-refused", "403"],
    [
      "a write without the type of the blob",
      web("call", "PUT", { headers: { "x-ms-version": "2021-08-06" } }),
      "web-refused",
      "400",
    ],
    ["a write through the dfs endpoint", web("call", "PUT", { url: url.replace("blob", "dfs") }), "web-refused", "400"],
    [
      "a header that is not understood",
      web("call", "GET", { headers: { "x-ms-lease-id": "1" } }),
      "not-supported-locally",
      "x-ms-lease-id",
    ],
    ["another method", web("call", "DELETE"), "not-supported-locally", "DELETE"],
  ])("fails with %s", async (_, activity, code, message) => {
    const run = await new TestFactory([pipeline("main", [activity])]).run("main");
    expect(run).toMatchObject({ failure: { problem: { code, message: expect.stringContaining(message) } } });
  });

  test("refuses an answer of more than 4 MB", async () => {
    const factory = new TestFactory([pipeline("main", [web("read", "GET")])]);
    await factory.files.writeText("state/group 1.json", JSON.stringify({ text: "x".repeat(4 * 1024 * 1024) }));
    expect(await factory.run("main")).toMatchObject({
      failure: { problem: { code: "service-limit", message: expect.stringContaining("bytes of output") } },
    });
  });

  test("creates a blob only where there is none, if the request says so", async () => {
    const once = {
      headers: { "x-ms-version": "2021-08-06", "x-ms-blob-type": "BlockBlob", "If-None-Match": "*" },
      body: "x",
    };
    const factory = new TestFactory([pipeline("main", [web("call", "PUT", once)])]);
    expect((await factory.run("main")).status).toBe("Succeeded");
    expect(await factory.run("main")).toMatchObject({
      failure: { problem: { message: expect.stringContaining("409") } },
    });
  });
});
