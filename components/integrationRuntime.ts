import type * as inputs from "@pulumi/azure-native/types/input";

export const coreCounts = [8, 16, 32, 48, 80, 144, 272] as const;
export const computeTypes = ["General", "MemoryOptimized"] as const;

/** The Spark cluster that runs the data flows. */
export interface RuntimeSize {
  readonly coreCount: number;
  readonly computeType: (typeof computeTypes)[number];
  /** Minutes that the cluster stays for the next data flow. */
  readonly timeToLive: number;
}

export function managedRuntime(location: string, { coreCount, computeType, timeToLive }: RuntimeSize) {
  return {
    type: "Managed",
    computeProperties: {
      location,
      // Unless told not to, the cluster goes after each data flow, whatever its time to live.
      dataFlowProperties: { coreCount, computeType, timeToLive, cleanup: false },
    },
  } satisfies inputs.datafactory.ManagedIntegrationRuntimeArgs;
}
