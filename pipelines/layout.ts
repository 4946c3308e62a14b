/** Where things are in the lake: containers, folders, linked services. */
export const linkedServices = { bronze: "bronze", lake: "lake", gold: "gold" } as const;

export const containers = { silver: "silver", quarantine: "quarantine", state: "state", gold: "gold" } as const;

/** Customer Insights attaches a folder of a container, never the container itself (Microsoft: Delta Lake prerequisites). */
export const goldRoot = "customer_insights";

/**
 * Where Synapse Link keeps the Delta table of a Commerce table, in its container (Microsoft: FastTrack's set-up scripts for
 * Synapse Link read it there).
 */
export const deltaRoot = "deltalake";
export const deltaTableFolder = (entity: string): string => `${deltaRoot}/${entity}_partitioned`;
