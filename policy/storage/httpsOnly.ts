import { StorageAccount } from "@pulumi/azure-native/storage";
import { resourcePolicy } from "../define";

export const httpsOnly = resourcePolicy(
  {
    name: "storage-https-only",
    description: "Storage accounts are reached by HTTPS only",
    severity: "high",
    rules: ["CKV_AZURE_3", "404c3081-a854-4457-ae30-26a93ef643f9"],
    benchmark: ["DP-3"],
    remediation: "Set enableHttpsTrafficOnly to true",
  },
  StorageAccount,
  function* ({ enableHttpsTrafficOnly }) {
    if (enableHttpsTrafficOnly !== true) yield "answers plain HTTP";
  },
);
