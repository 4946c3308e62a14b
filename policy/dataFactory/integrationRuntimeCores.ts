import { IntegrationRuntime } from "@pulumi/azure-native/datafactory";
import { resourcePolicy } from "../define";

/** What Azure Policy allows unless told otherwise. */
const mostCores = 32;

export const integrationRuntimeCores = resourcePolicy(
  {
    name: "data-factory-integration-runtime-cores",
    description: `Data flows run on at most ${mostCores} cores`,
    severity: "medium",
    rules: ["85bb39b5-2f66-49f8-9306-77da3ac5130f"],
    // It costs money and breaks nothing.
    enforcementLevel: "advisory",
    remediation: `Set integrationRuntimeCoreCount to ${mostCores} or less, unless a load needs more to end in time`,
  },
  IntegrationRuntime,
  function* ({ properties }) {
    if (properties.type !== "Managed") return;
    const cores = properties.computeProperties?.dataFlowProperties?.coreCount;
    if ((cores ?? 0) > mostCores) yield `has ${cores} cores`;
  },
);
