import { join } from "node:path";
import { evaluateStack, type Program, type Resource } from "../../local/program";
import { expectGolden } from "./golden";
import { flattened, unknownProperties, wireProperties } from "./wire";

const root = join(__dirname, "..", "..");
const evaluate = (overrides: Readonly<Record<string, string>>) => evaluateStack({ root, stack: "dev", overrides });

let beforeLink: Program;
let linked: Program;
let adopted: Program;
beforeAll(async () => {
  const bronzeContainer = "dataverse-contoso-unq0a1b2c";
  [beforeLink, linked, adopted] = await Promise.all([
    evaluate({}),
    evaluate({ bronzeContainer }),
    evaluate({ bronzeContainer, bronzeAccountName: "contosoexport", bronzeResourceGroupName: "rg-export" }),
  ]);
});

const ofType = (program: Program, type: string) => program.resources.filter((resource) => resource.type === type);

describe("the dev stack", () => {
  test("before Synapse Link has made its container", () => expectGolden(beforeLink, "dev-before-link"));
  test("with the container of Synapse Link named", () => expectGolden(linked, "dev"));

  test("loads nothing until the container is named", () => {
    for (const kind of ["Pipeline", "DataFlow", "Dataset", "Trigger"])
      expect([kind, ofType(beforeLink, `azure-native:datafactory:${kind}`)]).toEqual([kind, []]);
    expect(ofType(linked, "azure-native:datafactory:Trigger")).toHaveLength(1);
  });

  test("never loses data: accounts, containers and their group are protected and kept", () => {
    const holdsData = /^azure-native:(resources:ResourceGroup|storage:)/;
    const held = linked.resources.filter(({ type }) => holdsData.test(type));
    expect(held).toHaveLength(9);
    expect(held.filter(({ protect, retainOnDelete }) => !protect || !retainOnDelete)).toEqual([]);
  });

  test("lets Customer Insights into gold and nowhere else", () => {
    const customerInsights = ofType(linked, "azure-native:authorization:RoleAssignment").filter(({ inputs }) =>
      String(inputs["principalId"]).includes("0bfc4568-a4ba-4c58-bd3e-5d3e76bd7fff"),
    );
    const gold = /\/storageAccounts\/commercedevgold8198da(\/blobServices\/default\/containers\/gold)?$/;
    expect(customerInsights).toHaveLength(2);
    expect(customerInsights.filter(({ inputs }) => !gold.test(String(inputs["scope"])))).toEqual([]);
  });
});

describe("an existing account that Synapse Link writes to", () => {
  test("is read by the factory and not managed", () => {
    const bronze = ofType(adopted, "azure-native:datafactory:LinkedService").find(({ name }) => name === "bronze");
    expect(bronze?.inputs["properties"]).toEqual({
      type: "AzureBlobFS",
      url: "https://contosoexport.dfs.core.windows.net",
    });
    expect(ofType(adopted, "azure-native:storage:StorageAccount").map(({ name }) => name)).toEqual(["gold", "lake"]);
    const reads = ofType(adopted, "azure-native:authorization:RoleAssignment").filter(({ name }) =>
      name.includes("Storage Blob Data Reader"),
    );
    expect(reads.map(({ inputs }) => inputs["scope"])).toEqual([
      "/subscriptions/<subscription id>/resourceGroups/rg-export/providers/Microsoft.Storage/storageAccounts/contosoexport/blobServices/default/containers/dataverse-contoso-unq0a1b2c",
    ]);
  });
});

test("a wrong configuration stops the program in the user's words", async () => {
  await expect(evaluate({ language: "english please", bronzeAccountName: "x" })).rejects.toMatchObject({
    code: "program-failed",
    message: [
      "the program failed for stack dev:",
      "the configuration is wrong in 2 places:",
      '  commerce:bronzeAccountName: "x" is not 3 to 24 lower-case letters and digits',
      '  commerce:language: "english please" is not a language like en-us',
      "correct Pulumi.<stack>.yaml, or set the keys with `pulumi config set`; Pulumi.yaml describes each",
    ].join("\n"),
  });
});

describe("what goes over the wire", () => {
  const inFactory = /^azure-native:datafactory:(LinkedService|IntegrationRuntime|Dataset|DataFlow|Pipeline|Trigger)$/;

  test("is every property of every factory resource, each known to Microsoft's own client", async () => {
    const resources = linked.resources.filter(({ type }) => inFactory.test(type));
    expect(resources.length).toBeGreaterThan(10);
    for (const resource of resources) {
      const wire = await wireProperties(resource);
      expect({ name: resource.name, properties: flattened(wire) }).toEqual({
        name: resource.name,
        properties: declared(resource),
      });
      expect({ name: resource.name, unknown: unknownProperties(wire) }).toEqual({ name: resource.name, unknown: [] });
    }
  });
});

const address = ["factoryName", "resourceGroupName", "pipelineName"];

/** What the program declares of a resource, less the names that go into its address. */
function declared({ type, inputs }: Resource): unknown {
  if (type === "azure-native:datafactory:Pipeline")
    return Object.fromEntries(Object.entries(inputs).filter(([key]) => !address.includes(key)));
  // The client writes times with milliseconds.
  return JSON.parse(JSON.stringify(inputs["properties"]).replace("00:00:00Z", "00:00:00.000Z"));
}
