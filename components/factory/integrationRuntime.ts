import type * as inputs from "@pulumi/azure-native/types/input";
import type { Network } from "../network/network";

export const coreCounts = [8, 16, 32, 48, 80, 144, 272] as const;
export const computeTypes = ["General", "MemoryOptimized"] as const;

/** The Spark cluster that runs the data flows. */
export interface RuntimeSize {
  readonly coreCount: number;
  readonly computeType: (typeof computeTypes)[number];
  /** Minutes that the cluster stays for the next data flow. */
  readonly timeToLive: number;
}

/**
 * The runtime's name in either network: a runtime cannot be moved into a virtual network, so each has its own, and what
 * refers to the one is pointed to the other before the one goes.
 */
export const runtimeNames: Readonly<Record<Network, string>> = { open: "dataflows", private: "dataflows-private" };

/** The managed virtual network of a factory; there is one, and this is its name. */
export const virtualNetworkName = "default";

export function managedRuntime(location: string, size: RuntimeSize, network: Network) {
  const { coreCount, computeType, timeToLive } = size;
  return {
    type: "Managed",
    ...(network === "private" && {
      managedVirtualNetwork: { type: "ManagedVirtualNetworkReference", referenceName: virtualNetworkName },
    }),
    computeProperties: {
      location,
      // Unless told not to, the cluster goes after each data flow, whatever its time to live.
      dataFlowProperties: { coreCount, computeType, timeToLive, cleanup: false },
    },
  } satisfies inputs.datafactory.ManagedIntegrationRuntimeArgs;
}
