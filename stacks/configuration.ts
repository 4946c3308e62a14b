import { closest } from "fastest-levenshtein";
import { z } from "zod";
import { computeTypes, coreCounts } from "../components/integrationRuntime";
import { redundancies } from "../components/redundancy";
import { frequencies } from "../components/schedule";
import { problem } from "../errors";
import { list, map, oneOf, optionalText, text, wholeNumber } from "./configurationTypes";

const accountName = optionalText(/^[a-z0-9]{3,24}$/, "3 to 24 lower-case letters and digits");
const groupName = optionalText(/^[\w.()-]{0,89}[\w()-]$/, "a resource group name: 1 to 90 letters, digits and ._()-");

/** The keys of the project's own namespace. Their defaults and descriptions are in `Pulumi.yaml`. */
export const keys = {
  bronzeContainer: optionalText(
    /^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$/,
    "a container name: 3 to 63 lower-case letters, digits and single hyphens",
  ),
  bronzeAccountName: accountName,
  bronzeResourceGroupName: groupName,
  companies: list(/^[A-Za-z0-9]{1,4}$/, "a company: 1 to 4 letters and digits"),
  ordersSince: optionalText(/^\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])$/, "a date like 2024-01-31").refine(
    (date) => date === undefined || isDate(date),
    { error: ({ input }) => `"${String(input)}" is not a day of the calendar` },
  ),
  dropColumns: list(/^\w+\.\w+$/, "a gold column like profiles_Customer.PrimaryPhone"),
  language: text(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "a language like en-us"),
  customerInsightsPrincipalId: optionalText(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, "an object id (a GUID)"),
  scheduleFrequency: oneOf(frequencies),
  scheduleInterval: wholeNumber({ from: 1, to: 1000 }),
  scheduleStartTime: text(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ?$/, "a time like 2024-01-31T06:00:00Z"),
  scheduleTimeZone: text(/^\S.*$/, "the name of a time zone"),
  integrationRuntimeCoreCount: wholeNumber(coreCounts),
  integrationRuntimeComputeType: oneOf(computeTypes),
  integrationRuntimeTimeToLive: wholeNumber({ from: 0, to: 1440 }),
  redundancy: oneOf(redundancies),
  uniquenessSeed: optionalText(/./s, "a text"),
  resourceGroupName: groupName,
  lakeAccountName: accountName,
  goldAccountName: accountName,
  factoryName: optionalText(
    /^(?=.{3,63}$)[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/,
    "a factory name: 3 to 63 letters, digits and single hyphens",
  ),
  tags: map().optional(),
} as const;

const schema = z.object(keys);
type Values = z.infer<typeof schema>;

/** The configuration of a stack, validated. */
export type Configuration = ReturnType<typeof configurationOf>;

/**
 * Validates the configuration of a stack, by full key as Pulumi gives it. Everything that is wrong is reported at once,
 * one line a key.
 */
export function parseConfiguration(project: string, config: Readonly<Record<string, string>>) {
  const namespace = `${project}:`;
  const own = Object.fromEntries(
    Object.entries(config).flatMap(([key, value]) =>
      key.startsWith(namespace) ? [[key.slice(namespace.length), value]] : [],
    ),
  );
  const location = config["azure-native:location"];
  const parsed = schema.safeParse(own);
  const problems = [
    ...(location ? [] : ["azure-native:location: is not set; it is the Azure region of the Dataverse environment"]),
    ...unknownKeys(own).map(
      ({ key, nearest }) => `${namespace}${key}: is not a key of this project; did you mean ${nearest}?`,
    ),
    ...(parsed.error?.issues ?? []).map(
      (issue) => `${namespace}${issue.path.filter((part) => typeof part === "string").join(".")}: ${issue.message}`,
    ),
    ...(parsed.success ? contradictions(parsed.data).map((line) => `${namespace}${line}`) : []),
  ];
  if (problems.length > 0 || !parsed.success || !location) throw problem("configuration-invalid", { problems });
  return configurationOf(parsed.data, location);
}

function unknownKeys(own: Readonly<Record<string, string>>) {
  const known = Object.keys(keys);
  return Object.keys(own)
    .filter((key) => !known.includes(key))
    .map((key) => ({ key, nearest: closest(key, known) }));
}

/** Rules that concern more than one key. */
function contradictions(values: Values): readonly string[] {
  const {
    bronzeAccountName,
    bronzeResourceGroupName,
    scheduleStartTime,
    scheduleTimeZone,
    lakeAccountName,
    goldAccountName,
  } = values;
  const found: string[] = [];
  if (bronzeAccountName && !bronzeResourceGroupName)
    found.push(`bronzeResourceGroupName: is not set; it is the resource group of ${bronzeAccountName}`);
  if (!bronzeAccountName && bronzeResourceGroupName)
    found.push("bronzeAccountName: is not set, but bronzeResourceGroupName is");
  if (scheduleStartTime.endsWith("Z") !== (scheduleTimeZone === "UTC"))
    found.push(
      `scheduleStartTime: "${scheduleStartTime}" ${scheduleTimeZone === "UTC" ? "needs a Z at its end in UTC" : `may not end in Z in ${scheduleTimeZone}`}`,
    );
  if (lakeAccountName && lakeAccountName === goldAccountName)
    found.push("goldAccountName: is also the lake account; gold needs an account of its own");
  return found;
}

function configurationOf(values: Values, location: string) {
  return {
    location,
    redundancy: values.redundancy,
    tags: values.tags ?? {},
    seed: values.uniquenessSeed,
    names: {
      resourceGroup: values.resourceGroupName,
      lakeAccount: values.lakeAccountName,
      goldAccount: values.goldAccountName,
      factory: values.factoryName,
    },
    bronze: {
      container: values.bronzeContainer,
      /** An existing account; the lake account where there is none. */
      account:
        values.bronzeAccountName && values.bronzeResourceGroupName
          ? { accountName: values.bronzeAccountName, resourceGroupName: values.bronzeResourceGroupName }
          : undefined,
    },
    load: {
      companies: values.companies.map((company) => company.toLowerCase()),
      ordersSince: values.ordersSince,
      dropColumns: columnsByTable(values.dropColumns),
      language: values.language.toLowerCase(),
    },
    schedule: {
      frequency: values.scheduleFrequency,
      interval: values.scheduleInterval,
      startTime: values.scheduleStartTime,
      timeZone: values.scheduleTimeZone,
    },
    integrationRuntime: {
      coreCount: values.integrationRuntimeCoreCount,
      computeType: values.integrationRuntimeComputeType,
      timeToLive: values.integrationRuntimeTimeToLive,
    },
    customerInsightsPrincipalId: values.customerInsightsPrincipalId,
  } as const;
}

function columnsByTable(columns: readonly string[]): Record<string, readonly string[]> {
  const tables: Record<string, string[]> = {};
  for (const qualified of columns) {
    const [table = "", column = ""] = qualified.split(".");
    (tables[table] ??= []).push(column);
  }
  return tables;
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
