/** The two ways to the storage accounts: by public endpoints with Entra identities only, or by private ones. */
export const profiles = ["open", "private"] as const;
export type Profile = (typeof profiles)[number];

/** What policies know of the stack, from its configuration. */
export interface Settings {
  readonly profile: Profile;
  /** The region of the stack; none where a pack runs without a stack. */
  readonly location: string | undefined;
  /** The value of a key of the project's own namespace; an empty value is none. */
  readonly stated: (key: string) => string | undefined;
}

/** Reads the configuration of a stack, by full key. The program refuses values that are wrong. */
export function settingsOf(project: string, config: Readonly<Record<string, string>>): Settings {
  const stated = (key: string) => config[`${project}:${key}`] || undefined;
  return {
    profile: stated("network") === "private" ? "private" : "open",
    location: config["azure-native:location"],
    stated,
  };
}
