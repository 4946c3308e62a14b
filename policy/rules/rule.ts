export const areas = ["Storage", "Data Factory", "Synapse", "Key Vault"] as const;

/** A rule of somebody else's: what it asks for, in our words. */
export interface Rule {
  readonly area: (typeof areas)[number];
  readonly asks: string;
}
