import type { LiveRow } from "../synapseLink/row";
import { asTyped, digits, noDate, randomKind, recidOf } from "./numbering";
import { lineIndexes, orderOf, salesStatus, type Order } from "./orders";
import { itemOf, productName } from "./products";
import { below, oneOf, randomOf, type Random } from "./random";
import { remarks } from "./words";
import { day, firstLineOf, type World } from "./world";
import type { Write } from "./write";

interface Amounts {
  readonly quantity: number;
  readonly price: number;
  /** The price is for so many units; 0 counts as 1. */
  readonly priceUnit: number;
  readonly lineAmount: number;
}

const priceUnits = [1, 1, 1, 1, 1, 1, 1, 0, 100, 100] as const;

/** Prices have up to six digits after the point, as Commerce keeps them; line amounts have two. */
function amountsOf(random: Random, isReturn: boolean): Amounts {
  const quantity = (random() < 0.05 ? (1 + below(random, 3_000)) / 1_000 : 1 + below(random, 5)) * (isReturn ? -1 : 1);
  const priceUnit = oneOf(random, priceUnits);
  const digits = random() < 0.1 ? 1_000_000 : random() < 0.2 ? 1_000 : 100;
  const price = Math.floor((5 + random() * 395) * digits) / digits;
  const discount = random() < 0.25 ? 0.1 : 0;
  const gross = (quantity * price) / (priceUnit || 1);
  return { quantity, price, priceUnit, lineAmount: Math.round(gross * (1 - discount) * 100) / 100 };
}

/** The name of the line: mostly the product's, for some what was typed at the till. */
function lineText(world: World, product: number, random: Random): string {
  const remark = oneOf(random, remarks);
  return remark === "" ? productName(world, product) : remark;
}

/** A few lines have no time of their own: the header's counts, else the export's `createdon`. */
const hasOwnTime = (line: number) => line % 997 !== 13;

export function lineRow(world: World, order: Order, line: number, write: Write): LiveRow {
  const random = randomOf(world.seed, randomKind("line"), line);
  const product = below(random, world.products);
  const { quantity, price, priceUnit, lineAmount } = amountsOf(random, order.salestype === 4);
  const name = lineText(world, product, random);
  return {
    versionnumber: write.versionnumber,
    SinkModifiedOn: write.SinkModifiedOn,
    recid: recidOf("line", line),
    deliverytype: 0,
    returnstatus: 0,
    salesstatus: order.salesstatus,
    salestype: order.salestype,
    stockedproduct: 1,
    blocked: 0,
    salesid: order.salesid,
    linenum: 1 + line - firstLineOf(order.index),
    inventtransid: `LOT${digits(line + 1, 9)}`,
    itemid: line % 13 === 8 ? itemOf(product).toLowerCase() : itemOf(product),
    name,
    salesqty: quantity,
    qtyordered: quantity,
    remainsalesphysical: order.salesstatus === salesStatus.open ? quantity : 0,
    salesunit: Number.isInteger(quantity) ? "ea" : "kg",
    salesprice: price,
    priceunit: priceUnit,
    linedisc: 0,
    linepercent: 0,
    lineamount: lineAmount,
    costprice: 0,
    currencycode: order.currency,
    custaccount: order.account,
    custgroup: "30",
    dlvmode: order.dlvmode,
    inventdimid: "AllBlank",
    salescategory: 0,
    shippingdateconfirmed: noDate,
    shippingdaterequested: order.time + day,
    modifieddatetime: order.time + 3_600_000,
    modifiedby: "RetailServiceAccount",
    createddatetime: hasOwnTime(line) ? order.time : noDate,
    createdon: order.time,
    createdby: "RetailServiceAccount",
    dataareaid: asTyped(order.company, line),
  };
}

export function* lineRows(
  world: World,
  orders: { readonly from: number; readonly to: number },
  write: (index: number) => Write,
): Generator<LiveRow> {
  for (let index = orders.from; index < orders.to; index++) {
    const order = orderOf(world, index);
    const { from, to } = lineIndexes(world, index);
    for (let line = from; line < to; line++) yield lineRow(world, order, line, write(line));
  }
}
