import { LinkedService } from "@pulumi/azure-native/datafactory";
import { resourcePolicy } from "../define";

const allowed: readonly string[] = ["AzureBlobFS"];

export const linkedServiceTypes = resourcePolicy(
  {
    name: "data-factory-linked-service-types",
    description: "The factory reaches data lakes and nothing else",
    severity: "high",
    rules: ["6809a3d0-d354-42fb-b955-783d207c62a8"],
    benchmark: ["DP-2"],
    remediation: `Use a linked service of type ${allowed.join(" or ")}, or add the type to the policy with a review`,
  },
  LinkedService,
  function* ({ properties }) {
    if (!allowed.includes(properties.type)) yield `is of type ${properties.type}`;
  },
);
