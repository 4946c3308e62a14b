import { referencesIn } from "../../components/factory/references";
import type { Program, Resource } from "../../local/program";
import { evaluateAnew, evaluated } from "../evaluated";
import { expectGolden, expectGoldenGround, isContent } from "./golden";
import { flattened, unknownProperties, wireRequest } from "./wire";

const trigger = "pulumi-nodejs:dynamic/datafactory:Trigger";
const bronzeContainer = "dataverse-contoso-unq0a1b2c";

let beforeLink: Program;
let linked: Program;
let adopted: Program;
let staged: Program;
let prod: Program;
beforeAll(async () => {
  [beforeLink, linked, adopted, staged, prod] = await Promise.all([
    evaluated("dev", {}),
    evaluated("dev", { bronzeContainer }),
    evaluated("dev", {
      bronzeContainer,
      network: "private",
      bronzeAccountName: "contosoexport",
      bronzeResourceGroupName: "rg-export",
    }),
    evaluated("test", { bronzeContainer }),
    evaluated("prod", {
      bronzeContainer,
      budgetAmount: "500",
      budgetStart: "2026-12-01",
      synapseIpRanges: '["203.0.113.0/24"]',
    }),
  ]);
});

const ofType = (program: Program, type: string) => program.resources.filter((resource) => resource.type === type);
const named = (program: Program, type: string, name: string) =>
  ofType(program, type).find((resource) => resource.name === name)?.inputs;

describe("the environments", () => {
  test("dev, before Synapse Link has made its container", () => expectGolden(beforeLink, "dev-before-link"));
  test("dev, with the container of Synapse Link named", () => expectGolden(linked, "dev"));
  test("test, but for the load", () => expectGoldenGround(staged, "test"));
  test("prod, but for the load", () => expectGoldenGround(prod, "prod"));

  test.each([
    ["test", () => staged, "commercetestlaked0e0fa"],
    ["prod", () => prod, "commerceprodlakef7bdf3"],
  ])("%s has the load of dev, but for the names of the lake account and the runtime", (_, programOf, lake) => {
    const content = contentOf(programOf());
    expect(content).toContain(lake);
    expect(content.replaceAll(lake, "commercedevlake8198da").replaceAll('"dataflows-private"', '"dataflows"')).toEqual(
      contentOf(linked),
    );
  });
});

/** The load as text, less the names of the factory, the group and the accounts of the tables. */
function contentOf({ resources }: Program): string {
  const content = resources.filter(isContent).map(({ type, name, inputs }) => ({
    type,
    name,
    ...inputs,
    factoryName: "",
    resourceGroupName: "",
    account: "",
  }));
  return JSON.stringify(content, null, 1);
}

describe("every stack", () => {
  test("loads nothing until the container is named", () => {
    const kinds = ["Pipeline", "DataFlow", "Dataset"].map((kind) => `azure-native:datafactory:${kind}`);
    for (const kind of [...kinds, trigger]) expect([kind, ofType(beforeLink, kind)]).toEqual([kind, []]);
    expect(ofType(linked, trigger)).toHaveLength(1);
  });

  test("never loses data: accounts, containers and their group are protected and kept", () => {
    const holdsData = /^azure-native:(resources:ResourceGroup|storage:)/;
    const held = linked.resources.filter(({ type }) => holdsData.test(type));
    expect(held).toHaveLength(11);
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
    const bronze = named(adopted, "azure-native:datafactory:LinkedService", "bronze");
    expect(bronze?.["properties"]).toMatchObject({ url: "https://contosoexport.dfs.core.windows.net" });
    expect(ofType(adopted, "azure-native:storage:StorageAccount").map(({ name }) => name)).toEqual(["gold", "lake"]);
    const reads = ofType(adopted, "azure-native:authorization:RoleAssignment").filter(({ name }) =>
      name.includes("Storage Blob Data Reader"),
    );
    expect(reads.map(({ inputs }) => inputs["scope"])).toEqual([
      "/subscriptions/<subscription id>/resourceGroups/rg-export/providers/Microsoft.Storage/storageAccounts/contosoexport/blobServices/default/containers/dataverse-contoso-unq0a1b2c",
    ]);
  });

  test("is reached by private endpoints that its owner approves", () => {
    expect(ofType(adopted, "azure-native:datafactory:ManagedPrivateEndpoint").map(({ name }) => name)).toContain(
      "bronzeDfs",
    );
    expect(ofType(adopted, "azure-native:resources:Deployment").map(({ name }) => name)).toEqual([
      "approve-goldBlob",
      "approve-goldDfs",
      "approve-lakeBlob",
      "approve-lakeDfs",
    ]);
    const steps = adopted.outputs["nextSteps"] as readonly string[];
    expect(steps[0]).toContain("Let the owner of storage account contosoexport approve");
  });
});

describe("the private network", () => {
  test("closes lake and gold to all but the workspace, and bronze as configured", () => {
    const rules = (name: string) => named(prod, "azure-native:storage:StorageAccount", name)?.["networkRuleSet"];
    const workspace = {
      tenantId: "<tenant id>",
      resourceId:
        "/subscriptions/<subscription id>/resourceGroups/rg-commerce-prod/providers/Microsoft.Synapse/workspaces/syn-commerce-prod-f7bdf3",
    };
    for (const name of ["lake", "gold"])
      expect(rules(name)).toEqual({
        bypass: "AzureServices",
        defaultAction: "Deny",
        ipRules: [],
        resourceAccessRules: [workspace],
      });
    expect(rules("bronze")).toMatchObject({ defaultAction: "Allow" });
    expect(named(adopted, "azure-native:storage:StorageAccount", "gold")?.["publicNetworkAccess"]).toBe("Disabled");
  });

  test("approves the factory's own endpoints, each by the name that its account gave it", () => {
    expect(ofType(prod, "azure-native:resources:Deployment")).toHaveLength(6);
    expect(named(prod, "azure-native:resources:Deployment", "approve-goldDfs")?.["properties"]).toMatchObject({
      mode: "Incremental",
      parameters: {
        connection: { value: "commerceprodgoldf7bdf3/<connection of adf-commerce-prod-f7bdf3.goldDfs>" },
      },
    });
  });

  test("runs everything of the factory on the runtime inside", () => {
    const runtime = named(prod, "azure-native:datafactory:IntegrationRuntime", "dataflows-private");
    expect(runtime?.["properties"]).toMatchObject({ managedVirtualNetwork: { referenceName: "default" } });
    const reached = prod.resources.flatMap(({ inputs }) => referencesIn(inputs));
    const runtimes = reached.filter(({ referenceType }) => referenceType === "IntegrationRuntimeReference");
    expect(runtimes.length).toBeGreaterThan(20);
    expect([...new Set(runtimes.map(({ name }) => name))]).toEqual(["dataflows-private"]);
    const placeless = JSON.stringify(prod.resources).match(/"type":"WebActivity"/g)?.length;
    expect(JSON.stringify(prod.resources).match(/"connectVia"/g)).toHaveLength((placeless ?? 0) + 3);
  });

  test("keeps the virtual network that Azure cannot delete", () => {
    const [network] = ofType(prod, "azure-native:resources:Resource");
    expect(network?.retainOnDelete).toBe(true);
  });
});

describe("prod", () => {
  test("is locked against deletion, kept in several places and watched", () => {
    expect(ofType(prod, "azure-native:authorization:ManagementLockByScope").map(({ name }) => name)).toEqual([
      "bronze",
      "gold",
      "lake",
      "synapse",
    ]);
    const accounts = ofType(prod, "azure-native:storage:StorageAccount");
    expect(accounts.map(({ inputs }) => inputs["sku"])).toEqual(accounts.map(() => ({ name: "Standard_GZRS" })));
    expect(ofType(prod, "azure-native:monitor:ScheduledQueryRule").map(({ name }) => name)).toEqual([
      "failed-runs",
      "quarantined-rows",
      "stale-tables",
    ]);
  });

  test("has locks and rules that can be taken away again", () => {
    const removable = /:(ManagementLockByScope|IpFirewallRule|BigDataPool|ScheduledQueryRule)$/;
    const resources = prod.resources.filter(({ type }) => removable.test(type));
    expect(resources.length).toBeGreaterThan(8);
    expect(resources.filter(({ protect }) => protect)).toEqual([]);
  });

  test("gives the workspace a role on its own container and on nothing else", () => {
    const roles = ofType(prod, "azure-native:authorization:RoleAssignment").filter(({ inputs }) =>
      String(inputs["principalId"]).includes("syn-commerce-prod"),
    );
    expect(roles.map(({ name }) => name)).toEqual([
      "synapse: Storage Blob Data Contributor on commerceprodsynf7bdf3/synapse",
    ]);
  });
});

test("a column that cannot be left out is refused before there is anything to load", async () => {
  await expect(evaluateAnew("dev", { dropColumns: '["profiles_Customer.Town"]' })).rejects.toMatchObject({
    code: "program-failed",
    message: expect.stringContaining('profiles_Customer has no column "Town"') as string,
  });
});

test("a wrong configuration stops the program in the user's words", async () => {
  await expect(evaluateAnew("dev", { language: "english please", bronzeAccountName: "x" })).rejects.toMatchObject({
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
  const inFactory =
    /^azure-native:(resources:Resource|datafactory:(Factory|LinkedService|IntegrationRuntime|ManagedPrivateEndpoint|Dataset|DataFlow|Pipeline))$|:Trigger$/;

  test.each([
    ["open", () => linked],
    ["private", () => prod],
  ])(
    "in the %s network is every property of every factory resource, each known to Microsoft's own client",
    async (_, programOf) => {
      const resources = programOf().resources.filter(({ type }) => inFactory.test(type));
      expect(resources.length).toBeGreaterThan(10);
      for (const resource of resources) {
        const { properties } = await wireRequest(resource);
        expect({ name: resource.name, properties: flattened(properties) }).toEqual({
          name: resource.name,
          properties: declared(resource),
        });
        expect({ name: resource.name, unknown: unknownProperties(properties) }).toEqual({
          name: resource.name,
          unknown: [],
        });
      }
    },
  );

  test("is the virtual network where Microsoft's own client puts it", async () => {
    const [network] = ofType(prod, "azure-native:resources:Resource");
    const { resourceProviderNamespace, parentResourcePath, resourceType, resourceName } = network!.inputs;
    expect((await wireRequest(network!)).path).toBe(
      `/providers/${[resourceProviderNamespace, parentResourcePath, resourceType, resourceName].join("/")}`,
    );
  });
});

const address = ["factoryName", "resourceGroupName", "pipelineName"];

/** What the program declares of a resource, less the names that go into its address. */
function declared({ type, inputs }: Resource): unknown {
  if (type === "azure-native:datafactory:Factory") return { publicNetworkAccess: inputs["publicNetworkAccess"] };
  if (type === "azure-native:datafactory:Pipeline")
    return Object.fromEntries(Object.entries(inputs).filter(([key]) => !address.includes(key)));
  // The client writes times with milliseconds.
  return JSON.parse(JSON.stringify(inputs["properties"]).replace("00:00:00Z", "00:00:00.000Z"));
}
