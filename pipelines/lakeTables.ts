import type { DataType } from "../dataflow/types";
import { parseType, type ColumnDefinition, type TableDefinition } from "../lake/delta";
import { typeName } from "../dataflow/typeName";
import { commerceTables } from "./commerce";
import { goldTables } from "./gold";
import { configured } from "./gold/configured";
import { containers, goldRoot } from "./layout";
import type { LoadSettings } from "./settings";
import { silverColumns } from "./silver/columns";

/** A Delta table of the lake: what it is, and where. */
export interface LakeTable {
  readonly layer: "silver" | "gold";
  /** The name of the storage account. */
  readonly account: string;
  readonly container: string;
  readonly folder: string;
  readonly definition: TableDefinition;
}

/** Every table that the load writes. They exist, empty, before the first load. */
export function lakeTables(settings: LoadSettings): readonly LakeTable[] {
  const silver = commerceTables.map((table): LakeTable => ({
    layer: "silver",
    account: settings.accounts.lake,
    container: containers.silver,
    folder: table.entity,
    definition: {
      name: table.entity,
      description: table.description,
      key: "Id",
      columns: Object.entries(silverColumns(table)).map(([name, type]) => ({ name, type: deltaType(type) })),
    },
  }));
  const gold = goldTables.map((table): LakeTable => {
    const { name, description, key, clusterBy, columns } = configured(table, settings);
    return {
      layer: "gold",
      account: settings.accounts.gold,
      container: containers.gold,
      folder: `${goldRoot}/${name}`,
      definition: {
        name,
        description,
        key,
        clusterBy: [clusterBy],
        columns: columns.map((column) => ({ ...column, type: deltaType(column.type) })),
      },
    };
  });
  return [...silver, ...gold];
}

/** Delta and the data flow language name the types that we use alike. */
function deltaType(type: DataType): ColumnDefinition["type"] {
  const delta = parseType(typeName(type));
  if (delta === undefined) throw new Error(`Delta has no type ${typeName(type)}`);
  return delta;
}
