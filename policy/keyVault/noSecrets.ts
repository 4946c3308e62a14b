import { Secret } from "@pulumi/azure-native/keyvault";
import { resourcePolicy } from "../define";

export const noSecrets = resourcePolicy(
  {
    name: "key-vault-no-secrets",
    description: "No stack declares a secret: it would be in the code and in the state",
    severity: "critical",
    rules: ["CKV_AZURE_41", "CKV_AZURE_114"],
    benchmark: ["IM-8"],
    remediation: "Use a managed identity; where there must be a secret, put it into the vault by hand",
  },
  Secret,
  function* () {
    yield "is a secret in code and state";
  },
);
