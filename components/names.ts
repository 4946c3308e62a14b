import { createHash } from "node:crypto";

export interface Naming {
  readonly project: string;
  readonly stack: string;
  /** Changes the hash in names that must be unique in all of Azure. */
  readonly seed?: string | undefined;
}

export interface Names {
  readonly resourceGroup: string;
  readonly bronzeAccount: string;
  readonly lakeAccount: string;
  readonly goldAccount: string;
  readonly factory: string;
  readonly synapseAccount: string;
  readonly synapseWorkspace: string;
  readonly logWorkspace: string;
  readonly actionGroup: string;
}

/** A name a user gives replaces the generated one. */
export type NameOverrides = { readonly [K in keyof Names]?: string | undefined };

const longestAccountName = 24;

/**
 * The one naming rule. The same project, stack and seed always give the same names, within Azure's rules (Microsoft:
 * Naming rules and restrictions for Azure resources): accounts 3-24 lower-case letters and digits, factories 3-63
 * letters, digits and single hyphens, Synapse workspaces up to 50, all unique in all of Azure; Log Analytics workspaces
 * 4-63, resource groups up to 90.
 */
export function generateNames(naming: Naming, overrides: NameOverrides = {}): Names {
  const { project, stack, seed = "" } = naming;
  const hash = createHash("sha256").update([project, stack, seed].join("\n")).digest("hex").slice(0, 6);
  const label = hyphenated(`${project}-${stack}`);
  const accountName = (role: string) => {
    const room = longestAccountName - role.length - hash.length;
    return `${plain(project + stack).slice(0, room)}${role}${hash}`;
  };
  const local = (kind: string, longest: number) => `${kind}-${label}`.slice(0, longest).replace(/-$/, "");
  const global = (kind: string, longest: number) => `${local(kind, longest - hash.length - 1)}-${hash}`;
  const generated: Names = {
    resourceGroup: local("rg", 90),
    bronzeAccount: accountName("bronze"),
    lakeAccount: accountName("lake"),
    goldAccount: accountName("gold"),
    factory: global("adf", 51),
    synapseAccount: accountName("syn"),
    // The name of its serverless endpoint ends so (Microsoft: Naming rules, Microsoft.Synapse).
    synapseWorkspace: global("syn", 50).replaceAll("-ondemand", "-demand"),
    logWorkspace: local("log", 63),
    actionGroup: local("ag", 63),
  };
  const given = Object.entries(overrides).filter(([, name]) => name !== undefined);
  return { ...generated, ...Object.fromEntries(given) };
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
