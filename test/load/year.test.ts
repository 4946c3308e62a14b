import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline, resource, TestFactory } from "../../local/factory/testing";
import { Accounts } from "../../local/storage/accounts";
import { commerceFactory } from "../../pipelines";
import { plainSettings } from "../../pipelines/testing";

// A year of hourly folders: the pipeline that is deployed lists, filters and walks them within the service's limits.

const account = "lakeaccount";
const content = commerceFactory({
  ...plainSettings,
  accounts: { bronze: account, lake: account, gold: account },
  integrationRuntime: "AutoResolveIntegrationRuntime",
});
const url = `https://${account}.dfs.core.windows.net`;
const resources = [
  ...["bronze", "lake", "gold"].map((name) => resource("LinkedService", name, { type: "AzureBlobFS", url })),
  ...content.datasets.map(({ name, properties }) => resource("Dataset", name, properties)),
  ...content.dataFlows.map(({ name, properties }) => resource("DataFlow", name, { ...properties })),
  ...content.pipelines.map(({ name, activities, ...more }) => pipeline(name, activities, more)),
];

const hour = 3_600_000;
const first = Date.parse("2024-01-01T00:00:05Z");
const nameOf = (index: number) => new Date(first + index * hour).toISOString().replace(".000", "").replaceAll(":", ".");

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "year-"));
  for (let index = 0; index < 8_760; index++) {
    mkdirSync(join(home, "bronze", nameOf(index)), { recursive: true });
    if (index > 8_700) writeFileSync(join(home, "bronze", nameOf(index), "model.json"), index === 8_710 ? "" : "{}");
  }
  mkdirSync(join(home, "bronze", "Changelog"));
  mkdirSync(join(home, "bronze", "Microsoft.Athena.TrickleFeedService"));
  mkdirSync(join(home, "state"));
  writeFileSync(join(home, "bronze", "Changelog", "changelog.info"), nameOf(8_759));
  writeFileSync(join(home, "state", "ingest_orders.json"), JSON.stringify({ folder: nameOf(8_700) }));
});
afterAll(() => rmSync(home, { recursive: true }));

test("of 8,760 folders those that are closed, new and ready are ingested, in order", async () => {
  const accounts = new Accounts([
    { account, container: "dataverse", folder: "", directory: join(home, "bronze") },
    { account, container: "state", folder: "", directory: join(home, "state") },
  ]);
  const factory = new TestFactory(resources, { accounts });
  const { status } = await factory.run("ingest_orders", { parameters: { full: false } });
  expect(status).toBe("Succeeded");
  const expected = Array.from({ length: 58 }, (_, index) => 8_701 + index).filter((index) => index !== 8_710);
  expect(factory.requests.map(({ parameters }) => parameters["folder"])).toEqual(
    expected.map((index) => `'${nameOf(index)}'`),
  );
  expect(JSON.parse(await readFile(join(home, "state", "ingest_orders.json"), "utf8"))).toEqual({
    folder: nameOf(8_758),
  });
});
