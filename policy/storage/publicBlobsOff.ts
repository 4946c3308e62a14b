import { StorageAccount } from "@pulumi/azure-native/storage";
import { resourcePolicy } from "../define";

export const publicBlobsOff = resourcePolicy(
  {
    name: "storage-public-blobs-off",
    description: "Nothing in a storage account is read without signing in",
    severity: "critical",
    rules: ["CKV_AZURE_190", "CKV2_AZURE_47", "4fa4b6c0-31ca-4c0d-b10d-24b96f62a751"],
    benchmark: ["NS-2"],
    remediation: "Set allowBlobPublicAccess to false",
  },
  StorageAccount,
  function* ({ allowBlobPublicAccess }) {
    if (allowBlobPublicAccess !== false) yield "lets its containers be public";
  },
);
