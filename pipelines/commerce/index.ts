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

/** One data flow ingests one group; a Data Factory data flow stays readable up to about 15 tables. */
export interface TableGroup {
  readonly name: string;
  readonly tables: readonly CommerceTable[];
}

/** What is ingested, in the order in which the groups run. */
export const tableGroups: readonly TableGroup[] = [
  {
    name: "sales",
    tables: [
      salesTable,
      salesLine,
      custTable,
      dirPartyTable,
      dirPerson,
      dirPersonName,
      logisticsElectronicAddress,
      logisticsPostalAddress,
      retailChannelTable,
      retailStoreTable,
    ],
  },
  {
    name: "products",
    tables: [inventTable, ecoResProduct, ecoResProductTranslation, ecoResProductCategory, ecoResCategory],
  },
];

export const commerceTables: readonly CommerceTable[] = tableGroups.flatMap((group) => group.tables);
