import { filesOfTemplate } from "./template";

const $schema = "http://schema.management.azure.com/schemas/2015-01-01/deploymentTemplate.json#";
const resource = (kind: string, name: string, properties: object) => ({
  type: `Microsoft.DataFactory/factories/${kind}`,
  name: `[concat(parameters('factoryName'), '/${name}')]`,
  apiVersion: "2018-06-01",
  properties,
  dependsOn: [],
});

test("the resources that data flows need become files of a git repository, parameters their defaults", () => {
  const files = filesOfTemplate(
    {
      $schema,
      parameters: { factoryName: { type: "string" }, url: { type: "string", defaultValue: "https://a.dfs.core.windows.net" } },
      resources: [
        resource("dataflows", "it''s a flow", { type: "MappingDataFlow", typeProperties: { scriptLines: ["[[a]"] } }),
        resource("datasets", "ds", { type: "Parquet" }),
        resource("linkedServices", "ls", { typeProperties: { url: "[parameters('url')]", key: "[parameters('key')]" } }),
        resource("pipelines", "p", {}),
      ],
    },
    "t.json",
  ); // prettier-ignore
  expect(Object.fromEntries(files)).toEqual({
    "dataflow/it's a flow.json": { name: "it's a flow", properties: { type: "MappingDataFlow", typeProperties: { scriptLines: ["[a]"] } } },
    "dataset/ds.json": { name: "ds", properties: { type: "Parquet" } },
    "linkedService/ls.json": { name: "ls", properties: { typeProperties: { url: "https://a.dfs.core.windows.net", key: "[parameters('key')]" } } },
  }); // prettier-ignore
});

test.each([
  ["no template", { resources: [] }],
  ["a name that is a path", { $schema, resources: [resource("dataflows", "../x", {})] }],
])("%s is a problem", (_, json) => {
  expect(() => filesOfTemplate(json, "t.json")).toThrow(
    expect.objectContaining({ code: "template-unreadable" }) as Error,
  );
});
