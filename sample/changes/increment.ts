import type { Row } from "../synapseLink/row";
import type { ExportedTable } from "../synapseLink/table";
import type { World } from "../content/world";
import type { Write } from "../content/write";

/** One increment of an export: what is needed to make its rows. */
export interface Increment {
  readonly world: World;
  /** From 1. */
  readonly number: number;
  /** The time of its folder, milliseconds since 1970. */
  readonly folder: number;
  /** The next, newer version. */
  readonly write: () => Write;
}

/** Rows of a table at the width that it had when they were written. */
export interface TableRows {
  readonly table: ExportedTable;
  readonly rows: Iterable<Row>;
}

/** The indexes of the orders that an increment adds. */
export function newOrders({ world, number }: Increment): { readonly from: number; readonly to: number } {
  const from = world.orders + (number - 1) * world.ordersPerIncrement;
  return { from, to: from + world.ordersPerIncrement };
}
