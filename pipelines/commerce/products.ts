import { commerceTable } from "./table";

export const inventTable = commerceTable("InventTable", "Items, one a company and item number", {
  dataareaid: "key",
  itemid: "key",
  product: "long",
  namealias: "text",
});

export const ecoResProduct = commerceTable("EcoResProduct", "Products shared by all companies", {
  displayproductnumber: "text",
  searchname: "text",
});

export const ecoResProductTranslation = commerceTable("EcoResProductTranslation", "Product names in each language", {
  product: "long",
  languageid: "key",
  name: "text",
  description: "text",
});

export const ecoResProductCategory = commerceTable(
  "EcoResProductCategory",
  "The category of a product in each hierarchy",
  {
    product: "long",
    category: "long",
    categoryhierarchy: "long",
  },
);

export const ecoResCategory = commerceTable("EcoResCategory", "Categories", {
  name: "text",
});
