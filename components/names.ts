import { createHash } from "node:crypto";

export interface Naming {
  readonly project: string;
  readonly stack: string;
  /** Changes the hash in names that must be unique in all of Azure. */
  readonly seed?: string | undefined;
}

export interface Names {
  readonly resourceGroup: string;
  readonly lakeAccount: string;
  readonly goldAccount: string;
  readonly factory: string;
}

/** A name a user gives replaces the generated one. */
export type NameOverrides = { readonly [K in keyof Names]?: string | undefined };

const longestAccountName = 24;

/**
 * The one naming rule. The same project, stack and seed always give the same names, within Azure's rules (Microsoft:
 * Naming rules and restrictions for Azure resources): accounts 3-24 lower-case letters and digits, factories 3-63
 * letters, digits and single hyphens, both unique in all of Azure; resource groups up to 90.
 */
export function generateNames(naming: Naming, overrides: NameOverrides = {}): Names {
  const { project, stack, seed = "" } = naming;
  const hash = createHash("sha256").update([project, stack, seed].join("\n")).digest("hex").slice(0, 6);
  const accountName = (role: string) => {
    const room = longestAccountName - role.length - hash.length;
    return `${plain(project + stack).slice(0, room)}${role}${hash}`;
  };
  const label = hyphenated(`${project}-${stack}`);
  return {
    resourceGroup: overrides.resourceGroup ?? `rg-${label.slice(0, 87)}`,
    lakeAccount: overrides.lakeAccount ?? accountName("lake"),
    goldAccount: overrides.goldAccount ?? accountName("gold"),
    factory: overrides.factory ?? `adf-${label.slice(0, 40)}-${hash}`.replace(/--+/g, "-"),
  };
}

/** The tags of every resource; a user's own tag wins. */
export function generateTags(naming: Naming, own: Readonly<Record<string, string>> = {}): Record<string, string> {
  return { project: naming.project, stack: naming.stack, ...own };
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, "");
}

function hyphenated(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
