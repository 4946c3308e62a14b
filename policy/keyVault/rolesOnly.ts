import { Vault } from "@pulumi/azure-native/keyvault";
import { resourcePolicy } from "../define";

export const rolesOnly = resourcePolicy(
  {
    name: "key-vault-roles-only",
    description: "Access to key vaults is given by roles",
    severity: "medium",
    benchmark: ["PA-7"],
    remediation: "Set enableRbacAuthorization to true and leave accessPolicies out",
  },
  Vault,
  function* ({ properties: { enableRbacAuthorization } }) {
    if (enableRbacAuthorization !== true) yield "has access policies of its own";
  },
);
