import { addressRow, contactRow } from "../content/contacts";
import { customerRow } from "../content/customers";
import { lineRows } from "../content/lines";
import { never, noDate, recidOf } from "../content/numbering";
import { headerRow, headerRows, orderOf } from "../content/orders";
import { partyRow, personNameRow } from "../content/parties";
import { translationRow } from "../content/products";
import type { Cell } from "../synapseLink/cell";
import type { LiveRow, Row } from "../synapseLink/row";
import { exportedTables } from "../tables/commerce";
import { newOrders, type Increment, type TableRows } from "./increment";
import { lineChanges } from "./lineCases";
import { widenedTables } from "./widening";

function* customerChanges({ world, number, write }: Increment): Generator<Row> {
  for (let index = 6 + number; index < world.customers; index += 40) {
    yield { ...customerRow(world, index, write()), custgroup: "VIP" };
  }
  yield { ...write(), deleted: recidOf("customer", (5 + 4 * number) % world.customers) };
}

function* partyChanges({ world, number, folder, write }: Increment): Generator<Row> {
  for (let party = 8 + number; party < world.customers; party += 40) {
    yield { ...partyRow(world, party, write()), knownas: `Renamed ${number} "twice"`, modifieddatetime: folder };
  }
}

/** A person marries: the present name ends, another begins. */
function* nameChanges({ world, number, folder, write }: Increment): Generator<Row> {
  const party = (10 + 5 * number) % world.customers;
  yield personNameRow(world, party, 0, { from: noDate, to: isoSecond(folder - 1_000) }, write());
  yield personNameRow(world, party, 3, { from: isoSecond(folder), to: never }, write());
}

const isoSecond = (ms: number) => new Date(ms).toISOString().slice(0, 19);

function* contactChanges({ world, number, write }: Increment): Generator<Row> {
  const party = (20 + 7 * number) % world.customers;
  yield contactRow(party, 0, `customer${party}.new${number}@example.com`, write());
}

function* addressChanges({ world, number, write }: Increment): Generator<Row> {
  const moved = (14 + 17 * number) % world.customers;
  yield { ...addressRow(world, moved, { variant: 0, from: noDate, to: never }, write()), city: "Reno", state: "NV" };
  yield { ...write(), deleted: recidOf("address", ((15 + 17 * number) % world.customers) * 8) };
}

function* translationChanges({ world, number, write }: Increment): Generator<Row> {
  const product = (3 * number) % world.products;
  yield translationRow(product, "en-us", `Renamed product ${number}, "new"`, write());
}

/** Changed headers alter the gold rows of lines that did not change themselves. */
function* headerChanges({ world, number, folder, write }: Increment): Generator<Row> {
  for (let order = 30 + number; order < world.orders; order += 150) {
    yield { ...headerRow(orderOf(world, order), write()), dlvmode: "DRONE", modifieddatetime: folder };
  }
  yield { ...write(), deleted: recidOf("order", 25 + number) };
}

function* withValues(rows: Iterable<LiveRow>, values: Readonly<Record<string, Cell>>): Generator<Row> {
  for (const row of rows) yield { ...row, ...values };
}

/** The new orders of an increment; their rows have the columns added since the first copy. */
function newOrderRows(increment: Increment): readonly TableRows[] {
  const { world, write } = increment;
  const orders = newOrders(increment);
  return [
    {
      table: widenedTables["salestable"]!,
      rows: withValues(headerRows(world, orders, write), { contosopickupslot: "10:00-12:00" }),
    },
    {
      table: widenedTables["salesline"]!,
      rows: withValues(lineRows(world, orders, write), { contosogiftmessage: 'To "you", 🎁', contosogiftwrap: 1 }),
    },
  ];
}

/** A little of everything. Rows of the first increment are written in part before the tables grew, so they are short. */
export function mixedChanges(increment: Increment): readonly TableRows[] {
  const before = increment.number === 1 ? exportedTables : widenedTables;
  const change = (entity: string, rows: Iterable<Row>): TableRows => ({ table: before[entity]!, rows });
  return [
    change("custtable", customerChanges(increment)),
    change("dirpartytable", partyChanges(increment)),
    change("dirpersonname", nameChanges(increment)),
    change("logisticselectronicaddress", contactChanges(increment)),
    change("logisticspostaladdress", addressChanges(increment)),
    change("ecoresproducttranslation", translationChanges(increment)),
    change("salestable", headerChanges(increment)),
    change("salesline", lineChanges(increment)),
    ...newOrderRows(increment),
  ];
}
