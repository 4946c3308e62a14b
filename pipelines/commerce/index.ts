import { retailChannelTable, retailStoreTable } from "./channels";
import {
  custTable,
  dirPartyTable,
  dirPerson,
  dirPersonName,
  logisticsElectronicAddress,
  logisticsPostalAddress,
} from "./customers";
import { salesLine, salesTable } from "./orders";
import {
  ecoResCategory,
  ecoResProduct,
  ecoResProductCategory,
  ecoResProductTranslation,
  inventTable,
} from "./products";
import type { CommerceTable } from "./table";

/** Tables that one data flow ingests together. */
export interface TableGroup {
  readonly name: string;
  readonly tables: readonly CommerceTable[];
}

/**
 * What is ingested, in the order in which the groups run. Every group costs a data flow run for each folder, so few are
 * better; but each keeps its script below 110 kB, the longest known to run in Data Factory (its limit is not published).
 */
export const tableGroups: readonly TableGroup[] = [
  { name: "orders", tables: [salesTable, salesLine, retailChannelTable, retailStoreTable] },
  {
    name: "customers",
    tables: [custTable, dirPartyTable, dirPerson, dirPersonName, logisticsElectronicAddress, logisticsPostalAddress],
  },
  {
    name: "products",
    tables: [inventTable, ecoResProduct, ecoResProductTranslation, ecoResProductCategory, ecoResCategory],
  },
];

export const commerceTables: readonly CommerceTable[] = tableGroups.flatMap((group) => group.tables);
