import { coalesce, concat, eq, greatest, isNull, nullValue, Stream, toText, type Columns } from "../../dataflow/build";
import { types } from "../../dataflow/types";
import { retailChannelTable } from "../commerce/channels";
import {
  ecoResCategory,
  ecoResProduct,
  ecoResProductCategory,
  ecoResProductTranslation,
  inventTable,
} from "../commerce/products";
import type { LoadSettings } from "../settings";
import { silverSource } from "../silver/source";
import { refusedBy } from "./amounts";
import { candidates, changedSince, idsOf, live, withChangedKey } from "./changed";
import { inCompanies } from "./companies";
import { newestPer } from "./newest";
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

const readSilver = () => ({
  items: silverSource(inventTable),
  products: silverSource(ecoResProduct),
  translations: silverSource(ecoResProductTranslation),
  assignments: silverSource(ecoResProductCategory),
  categories: silverSource(ecoResCategory),
  channels: silverSource(retailChannelTable),
});
type Silver = ReturnType<typeof readSilver>;

function rows(settings: LoadSettings): GoldRows {
  const silver = readSilver();
  const items = newestPer(
    "items",
    live("liveItems", silver.items).filter("companyItems", (c) => inCompanies(c.dataareaid_key, settings)),
    (c) => [c.dataareaid_key, c.itemid_key],
    (c) => [c.versionnumber],
  );
  return {
    candidates: productColumns(candidates("products", items, touched(items, silver)), silver, settings),
    liveKeys: items
      .derive("itemKeys", (c) => ({ ProductId: productKey(c) }))
      .select("liveKeys", (c) => ({ ProductId: c.ProductId }))
      .untyped(),
  };
}

const productKey = (c: Columns<"dataareaid_key" | "itemid_key">) => concat(c.dataareaid_key, "_", c.itemid_key);

/** Items that changed, or whose product, translation or category did, or any hierarchy of a channel. */
function touched(items: Silver["items"], silver: Silver): Stream<"Id"> {
  const assignments = Stream.union("touchedAssignments", [
    changedSince("changedAssignments", silver.assignments).select("changedCategorized", (c) => ({
      category: c.category,
      product: c.product,
    })),
    silver.assignments
      .exists("assignmentsByCategory", changedSince("changedCategories", silver.categories), (a, c) =>
        eq(a.category, c.recid),
      )
      .select("assignmentsOfCategories", (c) => ({ category: c.category, product: c.product })),
    // A channel that moves to another hierarchy touches the products of both; which one it left is not known any more.
    silver.assignments
      .derive("assignmentsOfAny", () => ({ any: 1 }))
      .exists(
        "assignmentsByChannel",
        changedSince("changedChannels", silver.channels).derive("anyChannel", () => ({ any: 1 })),
        (a, c) => eq(a.any, c.any),
      )
      .select("assignmentsOfChannels", (c) => ({ category: c.category, product: c.product })),
  ]);
  const products = Stream.union("touchedProducts", [
    changedSince("changedProducts", silver.products).select("changedProductIds", (c) => ({ product: c.recid })),
    changedSince("changedTranslations", silver.translations).select("retranslatedIds", (c) => ({ product: c.product })),
    assignments.select("recategorizedIds", (c) => ({ product: c.product })),
  ]);
  return Stream.union("touchedItems", [
    idsOf("changedItemIds", withChangedKey("changedItems", items, silver.items, ["dataareaid_key", "itemid_key"])),
    idsOf(
      "itemsOfProducts",
      items.exists("itemsByProduct", products, (i, p) => eq(i.product, p.product)),
    ),
  ]);
}

/** The category of each product in the hierarchies that channels navigate by; the lowest record id where several. */
function categories(silver: Silver): Stream<"categorized" | "CategoryName"> {
  const navigated = live("liveAssignments", silver.assignments).exists(
    "navigatedAssignments",
    live("liveChannels", silver.channels),
    (a, c) => eq(a.categoryhierarchy, c.categoryhierarchy),
  );
  const named = navigated.join(
    "namedAssignments",
    live("liveCategories", silver.categories),
    "inner",
    (a, c) => eq(a.category, c.recid),
    (a, c) => ({ categorized: a.product, assignment: a.recid, CategoryName: c.name }),
  );
  return newestPer(
    "categories",
    named,
    (c) => [c.categorized],
    (c) => [{ kind: "unary", operator: "-", operand: c.assignment }],
  ).select("categoryNames", (c) => ({ categorized: c.categorized, CategoryName: c.CategoryName }));
}

function productColumns(items: Silver["items"], silver: Silver, settings: LoadSettings): Stream<string> {
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
      categories(silver),
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
