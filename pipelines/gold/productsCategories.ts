import { eq, type Stream } from "../../dataflow/build";
import { live } from "./changed";
import { newestPer } from "./newest";
import type { ProductsSilver } from "./productsSilver";

/** The category of each product in the hierarchies that channels navigate by; the lowest record id where several. */
export function productCategories(silver: ProductsSilver): Stream<"categorized" | "CategoryName"> {
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
