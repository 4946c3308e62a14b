import { retailChannelTable } from "../commerce/channels";
import {
  ecoResCategory,
  ecoResProduct,
  ecoResProductCategory,
  ecoResProductTranslation,
  inventTable,
} from "../commerce/products";
import { silverSource } from "../silver/source";

/** The silver tables that products are made of. */
export const readProductsSilver = () => ({
  items: silverSource(inventTable),
  products: silverSource(ecoResProduct),
  translations: silverSource(ecoResProductTranslation),
  assignments: silverSource(ecoResProductCategory),
  categories: silverSource(ecoResCategory),
  channels: silverSource(retailChannelTable),
});
export type ProductsSilver = ReturnType<typeof readProductsSilver>;
