import { problem } from "../../errors";
import type { Action } from "./action";
import { alignColumns } from "./align";
import { assertWritable, type Snapshot } from "./snapshot";
import { createTable, type TableDefinition } from "./table";

/** The commit that makes a table what it is declared to be. */
export interface TableChange {
  readonly version: number;
  readonly actions: readonly Action[];
}

/**
 * The commit that a table needs, or none: version 0 where there is no table, else the columns of its definition. What
 * exists is never written anew. Unless they may go, columns that the definition lacks are refused: Customer Insights
 * stops refreshing what uses them.
 */
export function tableChange(
  found: Snapshot | undefined,
  definition: TableDefinition,
  time: number,
  lackingColumns: "refuse" | "remove",
): TableChange | undefined {
  if (found === undefined) return { version: 0, actions: createTable(definition, time) };
  const table = definition.name;
  const wanted = new Set(definition.columns.map(({ name }) => name.toLowerCase()));
  const lacking = found.schema.map(({ name }) => name).filter((name) => !wanted.has(name.toLowerCase()));
  if (lacking.length > 0 && lackingColumns === "refuse")
    throw problem("table-column-removed", { columns: lacking }, { table });
  const actions = alignColumns(found, definition, time);
  if (actions.length === 0) return undefined;
  assertWritable(found, { table });
  return { version: found.version + 1, actions };
}
