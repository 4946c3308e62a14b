import { retailChannelTable } from "../commerce/channels";
import { dirPartyTable } from "../commerce/customers";
import { salesLine, salesTable } from "../commerce/orders";
import { ecoResProductTranslation, inventTable } from "../commerce/products";
import { silverSource } from "../silver/source";

/** The silver tables that order lines are made of. */
export const readOrdersSilver = () => ({
  lines: silverSource(salesLine),
  headers: silverSource(salesTable),
  channels: silverSource(retailChannelTable),
  parties: silverSource(dirPartyTable),
  items: silverSource(inventTable),
  translations: silverSource(ecoResProductTranslation),
});
export type OrdersSilver = ReturnType<typeof readOrdersSilver>;
