import type { Json } from "../duckdb/json";
import type { FileFormat } from "../factory/ports";

/** Formats and properties of datasets that have another name among a script's options. */
const formats: Readonly<Record<string, string>> = { DelimitedText: "delimited", Json: "json", Parquet: "parquet" };
const properties: Readonly<Record<string, string>> = { firstRowAsHeader: "columnNamesAsHeader" };

/** What a dataset says, as the options of a script that say the same; those of the script itself come before them. */
export function datasetOptions(format: FileFormat | undefined): Readonly<Record<string, Json>> {
  if (format === undefined) return {};
  const { type, ...others } = format;
  const options = Object.entries(others)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [properties[name] ?? name, value as Json] as const);
  return { format: formats[type] ?? type, ...Object.fromEntries(options) };
}
