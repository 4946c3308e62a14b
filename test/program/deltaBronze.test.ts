import { stringify } from "yaml";
import { commerceFactory, type FactoryContent } from "../../pipelines";
import { bronzeFormats, type BronzeFormat } from "../../pipelines/bronze";
import { tableGroups } from "../../pipelines/commerce";
import { goldTables } from "../../pipelines/gold";
import { plainSettings } from "../../pipelines/testing";
import { expectFiles } from "./golden";

const settings = (bronzeFormat: BronzeFormat) => ({ ...plainSettings, bronzeFormat });
const csv = commerceFactory(settings("csv"));
const delta = commerceFactory(settings("delta"));

const flowsOf = ({ dataFlows }: FactoryContent) =>
  new Map(dataFlows.map(({ name, properties }) => [name, properties] as const));
const scriptOf = (content: FactoryContent, name: string) => `${flowsOf(content).get(name)!.scriptLines.join("\n")}\n`;

test("gold has one text: its data flows and the tables are the same whatever bronze is", () => {
  for (const { name } of goldTables) expect(flowsOf(delta).get(name)).toEqual(flowsOf(csv).get(name));
  expect(delta.tables).toEqual(csv.tables);
  expect(delta.dataFlows.map(({ name }) => name)).toEqual(csv.dataFlows.map(({ name }) => name));
});

test.each(bronzeFormats)("the ingest scripts of %s stay below 110 kB, the longest known to run", (format) => {
  const content = format === "csv" ? csv : delta;
  for (const { name } of tableGroups) expect(scriptOf(content, `ingest_${name}`).length).toBeLessThan(110_000);
});

test("a Delta table of the link is read from the bronze account, silver from the lake account", () => {
  const { sources } = flowsOf(delta).get("ingest_orders")!;
  const accounts = Object.fromEntries(
    sources.map(({ name, linkedService }) => [name, linkedService?.referenceName] as const),
  );
  expect(accounts).toMatchObject({ salestableExport: "bronze", salestableSilver: "lake", saleslineExport: "bronze" });
});

test("what is deployed for Delta bronze, where it differs", () => {
  const pipelines = delta.pipelines.filter(({ name }) => ["load", "ingest_orders"].includes(name));
  expectFiles("dev-delta", {
    "ingest_orders.dfs": scriptOf(delta, "ingest_orders"),
    "pipelines.yaml": stringify(pipelines, { lineWidth: 0, aliasDuplicateObjects: false }),
  });
});
