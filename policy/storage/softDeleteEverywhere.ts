import { BlobServiceProperties, StorageAccount } from "@pulumi/azure-native/storage";
import { stackPolicy } from "../define";

export const softDeleteEverywhere = stackPolicy(
  {
    name: "storage-soft-delete-everywhere",
    description: "Every storage account says how long deleted data can be brought back",
    severity: "high",
    rules: ["CKV2_AZURE_38"],
    benchmark: ["BR-2"],
    remediation: "Declare BlobServiceProperties for it",
  },
  function* (resource, all) {
    const settled = all.some((other) => other.isType(BlobServiceProperties) && other.dependencies.includes(resource));
    if (resource.isType(StorageAccount) && !settled) yield "has no soft delete";
  },
);
