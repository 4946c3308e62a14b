import { commerceTables } from "../../pipelines/commerce";
import type { Kind } from "../synapseLink/column";
import { exportedTable, systemColumns, type ExportedTable } from "../synapseLink/table";
import { channelColumns } from "./channelColumns";
import { customerColumns } from "./customerColumns";
import { orderColumns } from "./orderColumns";
import { productColumns } from "./productColumns";

type Business = Readonly<Record<string, Kind>>;

const business: Readonly<Record<string, Business>> = {
  ...customerColumns,
  ...channelColumns,
  ...productColumns,
  ...orderColumns,
};

const kinds = {
  text: "text",
  key: "text",
  long: "long",
  integer: "enum",
  decimal: "decimal",
  timestamp: "utc",
} as const;

/** Columns that the model uses and the sample knows nothing of: they are exported too, without values. */
function unknownColumns(entity: string): Business {
  const known = business[entity] ?? {};
  const used = commerceTables.find((table) => table.entity === entity)?.columns ?? [];
  return Object.fromEntries(
    used
      .filter(({ name, expected }) => expected && !(name in known) && !systemColumns.has(name))
      .map(({ name, type }) => [name, kinds[type]]),
  );
}

/** Table ids differ between environments; these are the sample's. */
const firstTableId = 4_200;

const entities = [...new Set([...Object.keys(business), ...commerceTables.map((table) => table.entity)])];

/** Every table that the sample exports, by entity: those of the model and some that nobody asked for. */
export const exportedTables: Readonly<Record<string, ExportedTable>> = Object.fromEntries(
  entities.map((entity, index) => [
    entity,
    exportedTable(entity, firstTableId + index, { ...business[entity], ...unknownColumns(entity) }),
  ]),
);
