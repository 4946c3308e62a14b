import { join } from "node:path";
import { Problem } from "../errors";
import { readProject } from "../local/program/project";
import { parseConfiguration } from "./configuration";
import { keys } from "./keys";

const project = readProject(join(__dirname, ".."));
const valid = { ...project.defaults, "azure-native:location": "westeurope" };

function problemsOf(changes: Readonly<Record<string, string>>): readonly string[] {
  try {
    parseConfiguration("commerce", { ...valid, ...changes });
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    expect(error.code).toBe("configuration-invalid");
    return error.message
      .split("\n")
      .slice(1)
      .map((line) => line.trim());
  }
}

describe("the configuration", () => {
  test("is complete with a location and the defaults of Pulumi.yaml", () => {
    const configuration = parseConfiguration("commerce", valid);
    expect(configuration.bronze).toEqual({
      container: undefined,
      format: "csv",
      account: undefined,
      sharedKeyAccess: false,
    });
    expect(configuration).toMatchObject({ network: "open", deletionLocks: false, redundancy: "LRS" });
    expect([configuration.synapse, configuration.monitoring, configuration.budget]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(configuration.trigger).toEqual({
      kind: "Schedule",
      state: "Started",
      schedule: { frequency: "Hour", interval: 1, startTime: "2024-01-01T00:00:00Z", timeZone: "UTC" },
    });
    expect(configuration.tables).toEqual({ lackingColumns: "refuse", onDelete: "keep" });
    expect(configuration.integrationRuntime).toEqual({ coreCount: 8, computeType: "General", timeToLive: 10 });
    expect(configuration.load).toEqual({ companies: [], ordersSince: undefined, dropColumns: {}, language: "en-us" });
  });

  test("has the same keys in Pulumi.yaml and in the program, but for the map that Pulumi cannot declare", () => {
    const declared = Object.keys(project.defaults).map((key) => key.replace("commerce:", ""));
    expect([...declared, "tags"].sort()).toEqual(Object.keys(keys).sort());
  });

  test("gives the load what it needs", () => {
    const configuration = parseConfiguration("commerce", {
      ...valid,
      "commerce:companies": '["USMF","dat1"]',
      "commerce:ordersSince": "2024-01-31",
      "commerce:dropColumns":
        '["profiles_Customer.PrimaryPhone","profiles_Customer.Street","activities_Orders.SalesUnit"]',
      "commerce:language": "De-CH",
    });
    expect(configuration.load).toEqual({
      companies: ["usmf", "dat1"],
      ordersSince: "2024-01-31",
      dropColumns: { profiles_Customer: ["PrimaryPhone", "Street"], activities_Orders: ["SalesUnit"] },
      language: "de-ch",
    });
  });

  test("names the bronze account of our own, or with its resource group an existing one", () => {
    const own = parseConfiguration("commerce", { ...valid, "commerce:bronzeAccountName": "contosodata" });
    expect([own.bronze.account, own.names.bronzeAccount]).toEqual([undefined, "contosodata"]);
    const existing = parseConfiguration("commerce", {
      ...valid,
      "commerce:network": "private",
      "commerce:bronzeAccountName": "contosodata",
      "commerce:bronzeResourceGroupName": "rg",
    });
    expect(existing.bronze.account).toEqual({ accountName: "contosodata", resourceGroupName: "rg" });
  });

  test("takes the enterprise policy of Synapse Link as its route into the private network", () => {
    const policy =
      "/subscriptions/0/resourceGroups/rg/providers/Microsoft.PowerPlatform/enterprisePolicies/synapse-link";
    const { synapseLinkRoute } = parseConfiguration("commerce", {
      ...valid,
      "commerce:network": "private",
      "commerce:synapseLinkRoute": policy,
    });
    expect(synapseLinkRoute).toBe(policy);
  });

  test("reports everything that is wrong at once", () => {
    expect(
      problemsOf({ "azure-native:location": "", "commerce:scheduleInterval": "0", "commerce:companys": "[]" }),
    ).toEqual([
      "azure-native:location: is not set; it is the Azure region of the Dataverse environment",
      "commerce:companys: is not a key of this project; did you mean companies?",
      'commerce:scheduleInterval: "0" is not a whole number from 1 to 1000',
    ]);
  });

  test.each([
    [
      "bronzeContainer",
      "Dataverse_X",
      '"Dataverse_X" is not a container name: 3 to 63 lower-case letters, digits and single hyphens',
    ],
    [
      "bronzeContainer",
      "a--b",
      '"a--b" is not a container name: 3 to 63 lower-case letters, digits and single hyphens',
    ],
    ["bronzeFormat", "parquet", '"parquet" is not one of csv, delta'],
    ["companies", "usmf", '"usmf" is not a list'],
    ["companies", '{"usmf":1}', "is not a list"],
    ["companies", '["usmf2"]', '"usmf2" is not a company: 1 to 4 letters and digits'],
    ["ordersSince", "31.1.2024", '"31.1.2024" is not a date like 2024-01-31'],
    ["ordersSince", "2024-02-30", '"2024-02-30" is not a day of the calendar'],
    ["scheduleTimeZone", "Europe/Zurich", '"Europe/Zurich" is not a time zone of Windows like W. Europe Standard Time'],
    ["dropColumns", '["PrimaryPhone"]', '"PrimaryPhone" is not a gold column like profiles_Customer.PrimaryPhone'],
    ["language", "english please", '"english please" is not a language like en-us'],
    ["customerInsightsPrincipalId", "me", '"me" is not an object id (a GUID)'],
    ["scheduleFrequency", "Hourly", '"Hourly" is not one of Minute, Hour, Day, Week, Month'],
    ["scheduleInterval", "often", '"often" is not a whole number from 1 to 1000'],
    ["scheduleStartTime", "6:00", '"6:00" is not a time like 2024-01-31T06:00:00Z'],
    ["integrationRuntimeCoreCount", "12", '"12" is not one of 8, 16, 32, 48, 80, 144, 272'],
    ["integrationRuntimeComputeType", "Tiny", '"Tiny" is not one of General, MemoryOptimized'],
    ["redundancy", "Standard_LRS", '"Standard_LRS" is not one of LRS, ZRS, GRS, GZRS'],
    ["lakeAccountName", "Contoso-Lake", '"Contoso-Lake" is not 3 to 24 lower-case letters and digits'],
    ["tags", '["a"]', "is not a map"],
    ["network", "closed", '"closed" is not one of open, private'],
    ["allowedIpRanges", '["203.0.113.0/33"]', '"203.0.113.0/33" is not an address, or a range like 203.0.113.0/24'],
    ["allowedIpRanges", '["203.0.113.7/31"]', '"203.0.113.7/31" is not an address, or a range like 203.0.113.0/24'],
    ["synapseIpRanges", '["256.0.0.0"]', '"256.0.0.0" is not an address, or a range like 203.0.113.0/24'],
    ["synapseLinkRoute", "somehow", '"somehow" is not public, or the resource id of an enterprise policy'],
    ["deletionLocks", "yes", '"yes" is not true or false'],
    ["synapseAdministratorName", " data", '" data" is not the name of a user or a group'],
    [
      "synapseWorkspaceName",
      "my-ondemand",
      '"my-ondemand" is not a workspace name: 1 to 50 lower-case letters, digits and single hyphens, without -ondemand',
    ],
    ["logAnalyticsWorkspaceId", "logs", '"logs" is not the resource id of a Log Analytics workspace'],
    ["logRetentionDays", "7", '"7" is not a whole number from 30 to 730'],
    ["alertEmails", '["nobody"]', '"nobody" is not an e-mail address'],
    ["staleAfterHours", "48", '"48" is not a whole number from 0 to 47'],
    ["budgetStart", "2026-12-02", '"2026-12-02" is not the first day of a month, like 2026-12-01'],
  ])("says what is wrong with %s %s", (key, value, message) => {
    expect(problemsOf({ [`commerce:${key}`]: value })).toEqual([`commerce:${key}: ${message}`]);
  });

  test.each([
    [{ bronzeResourceGroupName: "rg" }, "bronzeAccountName: is not set, but bronzeResourceGroupName is"],
    [
      { scheduleStartTime: "2024-01-01T00:00:00" },
      'scheduleStartTime: "2024-01-01T00:00:00" needs a Z at its end in UTC',
    ],
    [
      { scheduleTimeZone: "W. Europe Standard Time" },
      'scheduleStartTime: "2024-01-01T00:00:00Z" may not end in Z in W. Europe Standard Time',
    ],
    [
      { lakeAccountName: "contoso", goldAccountName: "contoso" },
      "goldAccountName: is also lakeAccountName; each needs an account of its own",
    ],
    [
      { network: "private" },
      "synapseLinkRoute: is not set; in the private network say how Synapse Link reaches the bronze account: the resource id of its enterprise policy, or public",
    ],
    [
      { bronzeAccountName: "contosodata", bronzeResourceGroupName: "rg", synapseLinkRoute: "public" },
      "synapseLinkRoute: is set, but the network of contosodata is not managed here",
    ],
    [
      { bronzeAccountName: "contosodata", bronzeResourceGroupName: "rg", bronzeSharedKeyAccess: "true" },
      "bronzeSharedKeyAccess: is set, but contosodata is not managed here",
    ],
    [{ synapseAdministratorName: "data" }, "synapseAdministratorId: is not set, but synapseAdministratorName is"],
    [
      { synapseAdministratorId: "0bfc4568-a4ba-4c58-bd3e-5d3e76bd7fff" },
      "synapseAdministratorName: is not set, but synapseAdministratorId is",
    ],
    [{ monitoring: "true" }, "alertEmails: names nobody, and so alerts would reach nobody"],
    [
      { monitoring: "true", alertEmails: '["data@contoso.com"]', scheduleInterval: "6" },
      "staleAfterHours: 6 is not more than the 6 hours between two loads; 0 turns this alert off",
    ],
    [
      { budgetAmount: "500", alertEmails: '["data@contoso.com"]' },
      "budgetStart: is not set; it is the first day of the month in which the budget is deployed",
    ],
    [
      { triggerKind: "BlobEvent", bronzeFormat: "delta" },
      "triggerKind: BlobEvent waits for the model.json of a folder, which a link to Delta tables does not write",
    ],
    [
      { triggerKind: "TumblingWindow" },
      "scheduleStartTime: name the first window; every window since then is loaded once, one after another",
    ],
    [
      { triggerKind: "TumblingWindow", scheduleFrequency: "Day", scheduleStartTime: "2026-01-01T00:00:00Z" },
      "scheduleFrequency: tumbling windows are of Minute, Hour or Month, not Day",
    ],
  ])("says what contradicts in %j", (changes, message) => {
    const namespaced = Object.fromEntries(Object.entries(changes).map(([key, value]) => [`commerce:${key}`, value]));
    expect(problemsOf(namespaced)).toEqual([`commerce:${message}`]);
  });
});
