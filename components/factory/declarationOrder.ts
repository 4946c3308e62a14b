import { problem } from "../../errors";
import { referenceKey, referencesIn, type Reference } from "./references";

/**
 * The declarations of a factory's resources with each after what it refers to, because Data Factory refuses a resource
 * that refers to one it does not have. `present` are the keys of those that exist already. A missing target and a
 * circle are problems.
 */
export function inDeclarationOrder<D extends Reference>(
  declarations: readonly D[],
  present: ReadonlySet<string>,
): readonly D[] {
  const byKey = new Map(declarations.map((declaration) => [referenceKey(declaration), declaration]));
  const ordered = new Map<string, D>();

  const visit = (declaration: D, path: readonly string[]): void => {
    const key = referenceKey(declaration);
    if (ordered.has(key)) return;
    if (path.includes(key)) throw problem("factory-references-in-circle", { path: [...path, key] });
    for (const reference of referencesIn(declaration)) {
      const target = byKey.get(referenceKey(reference));
      if (target) visit(target, [...path, key]);
      else if (!present.has(referenceKey(reference)))
        throw problem("factory-reference-missing", { from: key, to: referenceKey(reference) });
    }
    ordered.set(key, declaration);
  };

  for (const declaration of declarations) visit(declaration, []);
  return [...ordered.values()];
}
