const account =
  /\/providers\/Microsoft\.Storage\/storageAccounts\/[^/]+(\/blobServices\/default\/containers\/([^/]+))?$/i;

/** What a role is given on, by its resource id. */
export type Scope =
  | { readonly kind: "account" }
  | { readonly kind: "container"; readonly container: string }
  | { readonly kind: "other" };

export function scopeOf(id: string): Scope {
  const match = account.exec(id);
  if (match === null) return { kind: "other" };
  return match[2] === undefined ? { kind: "account" } : { kind: "container", container: match[2] };
}
