/** What the program calls the containers that it makes, and the components that give access. A test compares them. */
export const containers = { silver: "silver", gold: "gold", state: "state" } as const;

/** The component whose role assignments are those of Customer Insights. */
export const customerInsights = "commerce:authorization:Access::customer-insights";
