import { dataType, type Column } from "./column";
import type { ExportedTable } from "./table";

/** A table in a folder, with the names of its files, without `.csv`. */
export interface ModelTable {
  readonly table: ExportedTable;
  readonly partitions: readonly string[];
}

function attribute({ name, kind }: Column) {
  switch (kind) {
    case "text":
      return {
        name,
        dataType: dataType[kind],
        maxLength: 255,
        "cdm:traits": [{ traitReference: "is.constrained", arguments: [{ name: "maximumLength", value: 255 }] }],
      };
    case "decimal":
      return {
        name,
        dataType: dataType[kind],
        maxLength: -1,
        "cdm:traits": [
          {
            traitReference: "is.dataFormat.numeric.shaped",
            arguments: [
              { name: "precision", value: 38 },
              { name: "scale", value: 6 },
            ],
          },
        ],
      };
    default:
      return { name, dataType: dataType[kind], maxLength: -1 };
  }
}

function partition(location: string, entity: string, name: string) {
  return {
    name,
    location: `${location}/${entity}/${name}.csv`,
    "cdm:traits": [{ traitReference: "is.partition.format.CSV", arguments: [{ name: "raggedRight", value: "true" }] }],
    fileFormatSettings: {
      $type: "CsvFormatSettings",
      columnHeaders: false,
      delimiter: ",",
      quoteStyle: "QuoteStyle.Csv",
      csvStyle: "CsvStyle.QuoteAlways",
      encoding: "UTF-8",
    },
    annotations: [{ name: "Athena:PartitionYear", value: name.replace(/_\d+$/, "") }],
  };
}

/**
 * The `model.json` of a folder: every selected table, those without rows too. `location` is the folder's address.
 * Source: Microsoft: Azure Synapse Link for Dataverse, incremental updates; model.json of real exports.
 */
export function modelJson(location: string, syncCompleted: string, tables: readonly ModelTable[]): string {
  const entities = tables.map(({ table, partitions }) => ({
    $type: "LocalEntity",
    name: table.entity,
    description: table.entity,
    annotations: [
      { name: "Athena:PartitionGranularity", value: "Year" },
      { name: "Athena:InitialSyncState", value: "Completed" },
      { name: "Athena:InitialSyncDataCompletedTime", value: syncCompleted },
    ],
    attributes: table.columns.map(attribute),
    partitions: partitions.map((name) => partition(location, table.entity, name)),
  }));
  return JSON.stringify({ name: "cdm", description: "cdm", version: "1.0", entities });
}
