/**
 * What Synapse Link writes: `csv`, a folder of changes for each interval ("incremental update folder structure"), or
 * `delta`, one table in Delta Lake format for each Commerce table, as it is now (with a Synapse workspace and Spark pool).
 */
export const bronzeFormats = ["csv", "delta"] as const;
export type BronzeFormat = (typeof bronzeFormats)[number];
