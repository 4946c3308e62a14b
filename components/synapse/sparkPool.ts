import type * as synapse from "@pulumi/azure-native/synapse";

/** The name of the pool that Synapse Link is given for its conversion to Delta: at most 15 letters and digits. */
export const sparkPoolName = "delta";

/**
 * As Microsoft recommends for the conversion: small nodes, 5 to 10 of them, Spark 3.4 (Microsoft: Export Dataverse data in
 * Delta Lake format). Idle for the least time that there is, it stops and costs nothing.
 */
export const sparkPool = {
  nodeSizeFamily: "MemoryOptimized",
  nodeSize: "Small",
  autoScale: { enabled: true, minNodeCount: 5, maxNodeCount: 10 },
  autoPause: { enabled: true, delayInMinutes: 5 },
  sparkVersion: "3.4",
  sessionLevelPackagesEnabled: false,
} satisfies Partial<synapse.BigDataPoolArgs>;
