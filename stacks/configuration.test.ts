import { join } from "node:path";
import { Problem } from "../errors";
import { readProject } from "../local/program/project";
import { keys, parseConfiguration } from "./configuration";

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
    expect(configuration.bronze).toEqual({ container: undefined, account: undefined });
    expect(configuration.schedule).toEqual({
      frequency: "Hour",
      interval: 1,
      startTime: "2024-01-01T00:00:00Z",
      timeZone: "UTC",
    });
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
    ["companies", "usmf", '"usmf" is not a list'],
    ["companies", '{"usmf":1}', "is not a list"],
    ["companies", '["usmf2"]', '"usmf2" is not a company: 1 to 4 letters and digits'],
    ["ordersSince", "31.1.2024", '"31.1.2024" is not a date like 2024-01-31'],
    ["ordersSince", "2024-02-30", '"2024-02-30" is not a day of the calendar'],
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
  ])("says what is wrong with %s %s", (key, value, message) => {
    expect(problemsOf({ [`commerce:${key}`]: value })).toEqual([`commerce:${key}: ${message}`]);
  });

  test.each([
    [
      { bronzeAccountName: "contosodata" },
      "bronzeResourceGroupName: is not set; it is the resource group of contosodata",
    ],
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
      "goldAccountName: is also the lake account; gold needs an account of its own",
    ],
  ])("says what contradicts in %j", (changes, message) => {
    const namespaced = Object.fromEntries(Object.entries(changes).map(([key, value]) => [`commerce:${key}`, value]));
    expect(problemsOf(namespaced)).toEqual([`commerce:${message}`]);
  });
});
