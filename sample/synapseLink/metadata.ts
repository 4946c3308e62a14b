import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { modelJson } from "./modelJson";
import type { ExportedTable } from "./table";

const english = "1033";

/** Labels of enumerations: table, column, then the labels by number. */
const labels: readonly (readonly [string, string, Readonly<Record<number, string>>])[] = [
  ["salesline", "salesstatus", { 0: "None", 1: "Open order", 2: "Delivered", 3: "Invoiced", 4: "Canceled" }],
  ["salesline", "salestype", { 0: "Journal", 3: "Sales order", 4: "Returned order" }],
  ["retailchanneltable", "channeltype", { 0: "Retail store", 1: "Online store" }],
];

/** OptionSetName, Option, IsUserLocalizedLabel, LocalizedLabelLanguageCode, LocalizedLabel, GlobalOptionSetName, EntityName, ExternalValue. */
const labelLines = labels.flatMap(([entity, column, options]) =>
  Object.entries(options).map(
    ([option, label]) => `"${column}",${option},False,${english},"${label}","${column}","${entity}","${label}"\n`,
  ),
);

/**
 * What a folder holds beside its tables: labels of enumerations and a model of each table by itself.
 * Source: Microsoft: Azure Synapse Link for Dataverse, incremental updates; folders of real exports.
 */
export async function writeMetadata(folder: string, tables: readonly ExportedTable[]): Promise<void> {
  const labelFolder = join(folder, "OptionsetMetadata");
  await mkdir(labelFolder, { recursive: true });
  await writeFile(join(labelFolder, "GlobalOptionsetMetadata.csv"), labelLines.join(""));
  for (const name of ["OptionsetMetadata", "StateMetadata", "StatusMetadata", "TargetMetadata"]) {
    await writeFile(join(labelFolder, `${name}.csv`), "");
  }
  const feed = join(folder, "Microsoft.Athena.TrickleFeedService");
  await mkdir(feed, { recursive: true });
  for (const table of tables) {
    await writeFile(join(feed, `${table.entity}-model.json`), modelJson("", "", [{ table, partitions: [] }]));
  }
}
