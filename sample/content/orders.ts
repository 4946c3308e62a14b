import type { LiveRow } from "../synapseLink/row";
import { accountOf, anonymousCustomer } from "./customers";
import { asTyped, companyOf, digits, numberInCompany, randomKind, recidOf, type Company } from "./numbering";
import { below, oneOf, randomOf } from "./random";
import { day, firstLineOf, lineCount, orderTime, type World } from "./world";
import type { Write } from "./write";

/** Numbers of Commerce's SalesType and SalesStatus. */
const salesType = { journal: 0, sales: 3, returned: 4 } as const;
export const salesStatus = { open: 1, delivered: 2, invoiced: 3, canceled: 4 } as const;

/** What the header and the lines of an order share. */
export interface Order {
  readonly index: number;
  readonly company: Company;
  readonly salesid: string;
  readonly account: string;
  /** Record id of the channel; 0 for an order that no channel took. */
  readonly channel: number;
  readonly salestype: number;
  readonly salesstatus: number;
  readonly currency: string;
  readonly dlvmode: string;
  readonly time: number;
}

function customerOf(world: World, company: Company, random: () => number): number {
  if (random() < 0.08) return anonymousCustomer[company];
  const four = 4 * below(random, world.customers / 4);
  return company === "demf" ? four + 3 : four + below(random, 3);
}

function typeOf(draw: number): number {
  if (draw < 0.02) return salesType.journal;
  return draw < 0.07 ? salesType.returned : salesType.sales;
}

function statusOf(world: World, order: number, draw: number): number {
  if (draw < 0.03) return salesStatus.canceled;
  return order > world.orders * 0.98 ? salesStatus.open : salesStatus.invoiced;
}

const deliveryModes = ["", "STD", "EXPRESS", "Pickup"];

/** An order by its index; indexes beyond the history are those of the increments. */
export function orderOf(world: World, index: number): Order {
  const random = randomOf(world.seed, randomKind("order"), index);
  const company = companyOf(index);
  const account = accountOf(customerOf(world, company, random));
  return {
    index,
    company,
    salesid: `SO-${digits(numberInCompany(index) + 1, 7)}`,
    account: index % 11 === 6 ? account.toLowerCase() : account,
    channel: random() < 0.15 ? 0 : recidOf("channel", below(random, world.channels)),
    salestype: typeOf(random()),
    salesstatus: statusOf(world, index, random()),
    currency: company === "usrt" ? "USD" : "EUR",
    dlvmode: oneOf(random, deliveryModes),
    time: orderTime(world, index),
  };
}

export function headerRow(order: Order, write: Write): LiveRow {
  return {
    versionnumber: write.versionnumber,
    SinkModifiedOn: write.SinkModifiedOn,
    recid: recidOf("order", order.index),
    documentstatus: 7,
    returnstatus: 0,
    salesstatus: order.salesstatus,
    salestype: order.salestype,
    onetimecustomer: 0,
    salesid: order.salesid,
    custaccount: order.account,
    invoiceaccount: order.account,
    custgroup: "30",
    currencycode: order.currency,
    customerref: order.index % 40 === 7 ? 'PO "4711", rush' : "",
    deliverydate: order.time + day,
    deliverypostaladdress: 0,
    discpercent: 0,
    dlvmode: order.dlvmode,
    retailchanneltable: order.channel,
    salesname: "",
    salesoriginid: "",
    shippingdaterequested: order.time + day,
    modifieddatetime: order.time + 3_600_000,
    modifiedby: "RetailServiceAccount",
    createddatetime: order.time,
    createdby: "RetailServiceAccount",
    dataareaid: asTyped(order.company, order.index),
  };
}

/** Some headers were never exported; their lines are. */
const hasHeader = (order: number) => order % 10_007 !== 17;

/** Headers whose lines were never exported. */
const headersWithoutLines = 2;

export function* headerRows(
  world: World,
  orders: { readonly from: number; readonly to: number },
  write: (index: number) => Write,
): Generator<LiveRow> {
  for (let index = orders.from; index < orders.to; index++) {
    if (hasHeader(index)) yield headerRow(orderOf(world, index), write(index));
  }
}

export function* lonelyHeaderRows(world: World, write: (index: number) => Write): Generator<LiveRow> {
  for (let count = 0; count < headersWithoutLines; count++) {
    const row = headerRow(orderOf(world, count), write(count));
    yield { ...row, recid: recidOf("order", 90_000_000 + count), salesid: `SO-LONELY-${count + 1}` };
  }
}

/** The lines of an order, by their index over all orders. */
export function lineIndexes(world: World, order: number): { readonly from: number; readonly to: number } {
  const from = firstLineOf(order);
  return { from, to: from + lineCount(world, order) };
}
