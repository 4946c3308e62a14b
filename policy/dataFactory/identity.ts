import { Factory } from "@pulumi/azure-native/datafactory";
import { resourcePolicy } from "../define";

export const identity = resourcePolicy(
  {
    name: "data-factory-identity",
    description: "The factory has an identity of its own",
    severity: "high",
    benchmark: ["IM-3"],
    remediation: 'Set the type of its identity to "SystemAssigned"',
  },
  Factory,
  function* (factory) {
    if (!(factory.identity?.type ?? "").includes("SystemAssigned")) yield "has no identity of its own";
  },
);
