import type { Row } from "../synapseLink/row";
import { channelRows, currencyRows, operatingUnitRows, storeRows } from "./channels";
import { addressRows, contactRows, personNameRows } from "./contacts";
import { customerRows } from "./customers";
import { lineRows } from "./lines";
import { headerRows, lonelyHeaderRows } from "./orders";
import { partyRows, personRows } from "./parties";
import { categoryRows, itemRows, productCategoryRows, productRows, translationRows } from "./products";
import type { World } from "./world";
import { firstWrite, type Write } from "./write";

/** The rows of one table in one folder. */
export interface EntityRows {
  readonly entity: string;
  readonly rows: Iterable<Row>;
}

/** The full copy of every table with which an export begins. */
export function initialCopy(world: World, folder: number): readonly EntityRows[] {
  const write = (index: number): Write => firstWrite(folder, index);
  const history = { from: 0, to: world.orders };
  return [
    { entity: "custtable", rows: customerRows(world, write) },
    { entity: "dirpartytable", rows: partyRows(world, write) },
    { entity: "dirperson", rows: personRows(world, write) },
    { entity: "dirpersonname", rows: personNameRows(world, write) },
    { entity: "logisticselectronicaddress", rows: contactRows(world, write) },
    { entity: "logisticspostaladdress", rows: addressRows(world, write) },
    { entity: "retailchanneltable", rows: channelRows(world, write) },
    { entity: "retailstoretable", rows: storeRows(world, write) },
    { entity: "omoperatingunit", rows: operatingUnitRows(world, write) },
    { entity: "currency", rows: currencyRows(world, write) },
    { entity: "inventtable", rows: itemRows(world, write) },
    { entity: "ecoresproduct", rows: productRows(world, write) },
    { entity: "ecoresproducttranslation", rows: translationRows(world, write) },
    { entity: "ecoresproductcategory", rows: productCategoryRows(world, write) },
    { entity: "ecorescategory", rows: categoryRows(world, write) },
    { entity: "salestable", rows: headerRows(world, history, write) },
    { entity: "salestable", rows: lonelyHeaderRows(world, write) },
    { entity: "salesline", rows: lineRows(world, history, write) },
  ];
}
