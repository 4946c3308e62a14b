import { headerRows } from "../content/orders";
import { lineRows } from "../content/lines";
import { salesStatus } from "../content/orders";
import type { Row } from "../synapseLink/row";
import { exportedTables } from "../tables/commerce";
import { newOrders, type Increment, type TableRows } from "./increment";
import { changedLine } from "./lineCases";

/** Every thousandth line of the history. */
function* spreadUpdates(increment: Increment): Generator<Row> {
  const { world, number, write } = increment;
  for (let line = number % 1_000; line < world.lines; line += 1_000) {
    yield changedLine(increment, line, write(), { salesstatus: salesStatus.canceled, dlvmode: "CURBSIDE" });
  }
}

/** What a day brings to a big lake: 0.9 % new orders, 0.1 % of the lines changed wherever they are. */
export function onePercentChanges(increment: Increment): readonly TableRows[] {
  const orders = newOrders(increment);
  return [
    { table: exportedTables["salestable"]!, rows: headerRows(increment.world, orders, increment.write) },
    { table: exportedTables["salesline"]!, rows: lineRows(increment.world, orders, increment.write) },
    { table: exportedTables["salesline"]!, rows: spreadUpdates(increment) },
  ];
}
