/** Where things are in the lake: containers, folders, linked services. */
export const linkedServices = { bronze: "bronze", lake: "lake", gold: "gold" } as const;

export const containers = { silver: "silver", quarantine: "quarantine", state: "state", gold: "gold" } as const;

/** Customer Insights attaches a folder of a container, never the container itself (Microsoft: Delta Lake prerequisites). */
export const goldRoot = "customer_insights";
