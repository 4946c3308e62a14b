import { problem } from "../../errors";
import { textOf, typeName } from "./display";
import { isFields } from "./functions/define";

/** The property or item of a value. A safe selection gives null where there is nothing to select. */
export function select(of: unknown, selector: unknown, safe: boolean, expression: string): unknown {
  const nothing = of === null || of === undefined;
  if (nothing && safe) return null;
  if (Array.isArray(of) && typeof selector === "number" && Number.isInteger(selector)) {
    if (selector >= 0 && selector < of.length) return of[selector];
    if (safe) return null;
    throw problem("expression-index", { expression, index: selector, length: of.length });
  }
  if (isFields(of) && typeof selector === "string") {
    if (Object.hasOwn(of, selector)) return of[selector];
    if (safe) return null;
    throw problem("expression-property", { expression, property: selector, available: Object.keys(of) });
  }
  const what = typeof selector === "string" ? `property '${selector}'` : `[${textOf(selector)}]`;
  throw problem("expression-selection", { expression, selector: what, actual: typeName(of) });
}
