import type { Column } from "../synapseLink/column";
import { widened, type ExportedTable } from "../synapseLink/table";
import { exportedTables } from "../tables/commerce";

/** Columns that an extension adds to a table between the first copy and the first increment. */
const added: Readonly<Record<string, readonly Column[]>> = {
  salestable: [{ name: "contosopickupslot", kind: "text" }],
  salesline: [
    { name: "contosogiftmessage", kind: "text" },
    { name: "contosogiftwrap", kind: "enum" },
  ],
};

/** All tables as they are from the first increment on. */
export const widenedTables: Readonly<Record<string, ExportedTable>> = {
  ...exportedTables,
  ...Object.fromEntries(
    Object.entries(added).map(([entity, columns]) => [entity, widened(exportedTables[entity]!, columns)]),
  ),
};
