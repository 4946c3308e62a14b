import { after, pipeline, TestFactory } from "../testing";

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
