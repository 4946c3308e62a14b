import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { problem } from "../../errors";
import { reasonOf } from "../../local/storage/failure";

/** The table that comes with the project: an example to edit. */
export const examplePrices = join(__dirname, "prices.yaml");

const price = z.strictObject({
  /** What is counted: `vCore hours`. */
  unit: z.string(),
  /** How many of them the price is for. */
  per: z.number().positive(),
  price: z.number().nonnegative(),
  source: z.string(),
  date: z.iso.date(),
});

const names = [
  "activityRun", "pipelineActivityHour", "externalActivityHour", "managedNetworkActivityHour",
  "dataFlowGeneral", "dataFlowMemoryOptimized",
  "storageLRS", "storageZRS", "storageGRS", "storageGZRS", "storageWrite", "storageRead",
  "logIngestion", "alertRule", "privateEndpointHour", "sparkPool", "serverlessQuery",
] as const; // prettier-ignore
export type PriceName = (typeof names)[number];

const amount = z.number().nonnegative();
const table = z.strictObject({
  note: z.string(),
  currency: z.string(),
  prices: z.strictObject(
    Object.fromEntries(names.map((name) => [name, price])) as Readonly<Record<PriceName, typeof price>>,
  ),
  assumptions: z.strictObject({
    exportIntervalMinutes: z.number().positive(),
    minutesPerDataFlow: amount,
    bronzeGb: amount,
    lakeGb: amount,
    goldGb: amount,
    writesPerDataFlow: amount,
    readsPerDataFlow: amount,
    logKilobytesPerActivityRun: amount,
    sparkMinutesPerExport: amount,
    serverlessTerabytes: amount,
  }),
});

/** What things cost, and what is assumed of how much is used. All prices are in one currency. */
export type PriceTable = z.infer<typeof table>;
export type Assumptions = PriceTable["assumptions"];

/** Reads a price table, YAML or JSON. Everything that is wrong with it is reported at once. */
export function readPriceTable(file: string): PriceTable {
  const parsed = table.safeParse(contentOf(file));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join(".") || "the table"}: ${message}`);
  throw problem("price-table-invalid", { problems }, { file });
}

function contentOf(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    throw problem("file-unreadable", { path: file, reason: reasonOf(cause) }, { file }, { cause });
  }
  try {
    return parse(text);
  } catch (cause) {
    throw problem("price-table-invalid", { problems: [(cause as Error).message] }, { file }, { cause });
  }
}
