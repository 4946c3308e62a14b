import { eq, Stream } from "../../dataflow/build";
import { changedSince, idsOf, withChangedKey } from "./changed";
import type { ProductsSilver } from "./productsSilver";

/** Items that changed, or whose product, translation or category did, or any hierarchy of a channel. */
export function touchedItems(items: ProductsSilver["items"], silver: ProductsSilver): Stream<"Id"> {
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
