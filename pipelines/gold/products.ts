import {
  coalesce,
  concat,
  eq,
  greatest,
  isNull,
  nullValue,
  toText,
  type Columns,
  type Stream,
} from "../../dataflow/build";
import { types } from "../../dataflow/types";
import type { LoadSettings } from "../settings";
import { refusedBy } from "./amounts";
import { candidates, live } from "./changed";
import { inCompanies } from "./companies";
import { newestPer } from "./newest";
import { productCategories } from "./productsCategories";
import { readProductsSilver, type ProductsSilver } from "./productsSilver";
import { touchedItems } from "./productsTouched";
import type { GoldRows, GoldTable } from "./table";

/** Items of each company, with the shared product's name and category. */
export const supportingProducts: GoldTable = {
  name: "supporting_Products",
  description: "Products, one row a company and item",
  key: "ProductId",
  clusterBy: "ProductId",
  modified: "RowModifiedUtc",
  fedBy: ["orders", "products"],
  columns: [
    { name: "ProductId", type: types.string, description: "Key: company and item" },
    { name: "CompanyId", type: types.string, description: "Legal entity" },
    { name: "ItemNumber", type: types.string, description: "Item number as Commerce shows it" },
    { name: "ProductNumber", type: types.string, description: "Number of the product that companies share" },
    { name: "ProductName", type: types.string, description: "Name in the configured language, else the search name" },
    { name: "ProductDescription", type: types.string, description: "Description in the configured language" },
    { name: "CategoryName", type: types.string, description: "Category in the hierarchy of the channels" },
    { name: "RowModifiedUtc", type: types.timestamp, description: "When item or product was last modified, UTC" },
  ],
  rows,
};

function rows(settings: LoadSettings): GoldRows {
  const silver = readProductsSilver();
  const items = newestPer(
    "items",
    live("liveItems", silver.items).filter("companyItems", (c) => inCompanies(c.dataareaid_key, settings)),
    (c) => [c.dataareaid_key, c.itemid_key],
    (c) => [c.versionnumber],
  );
  return {
    candidates: productColumns(candidates("products", items, touchedItems(items, silver)), silver, settings),
    liveKeys: items
      .derive("itemKeys", (c) => ({ ProductId: productKey(c) }))
      .select("liveKeys", (c) => ({ ProductId: c.ProductId }))
      .untyped(),
  };
}

const productKey = (c: Columns<"dataareaid_key" | "itemid_key">) => concat(c.dataareaid_key, "_", c.itemid_key);

function productColumns(
  items: ProductsSilver["items"],
  silver: ProductsSilver,
  settings: LoadSettings,
): Stream<string> {
  const translations = newestPer(
    "translations",
    live("liveTranslations", silver.translations).filter("translationsInLanguage", (c) =>
      eq(c.languageid_key, settings.language),
    ),
    (c) => [c.product],
    (c) => [c.versionnumber],
  );
  return items
    .join(
      "withProduct",
      live("liveProducts", silver.products),
      "left",
      (i, p) => eq(i.product, p.recid),
      (i, p) => ({
        ...i,
        ProductNumber: p.displayproductnumber,
        searchname: p.searchname,
        productModified: p.modifieddatetime,
        productModifiedOn: p.modifiedon,
      }),
    )
    .join(
      "withTranslation",
      translations,
      "left",
      (i, t) => eq(i.product, t.product),
      (i, t) => ({
        ...i,
        translatedName: t.name,
        ProductDescription: t.description,
      }),
    )
    .join(
      "withCategory",
      productCategories(silver),
      "left",
      (i, c) => eq(i.product, c.categorized),
      (i, c) => ({
        ...i,
        CategoryName: c.CategoryName,
      }),
    )
    .derive("productColumns", (c) => ({
      ProductId: productKey(c),
      CompanyId: c.dataareaid_key,
      ItemNumber: c.itemid,
      ProductName: coalesce(c.translatedName, c.searchname, c.namealias, c.itemid),
      RowModifiedUtc: greatest(
        coalesce(c.modifieddatetime, c.modifiedon),
        coalesce(c.productModified, c.productModifiedOn),
      ),
    }))
    .derive("productRows", (c) => ({
      keep: true,
      refused: refusedBy(isNull(c.ProductId), "ProductId"),
      refusedValue: toText(nullValue()),
      unknownCodes: 0,
    }))
    .untyped();
}
