import { BlobServiceProperties } from "@pulumi/azure-native/storage";
import { resourcePolicy } from "../define";

const leastDays = 7;

export const softDelete = resourcePolicy(
  {
    name: "storage-soft-delete",
    description: "Deleted blobs and containers can be brought back for a week",
    severity: "high",
    rules: ["CKV2_AZURE_38"],
    benchmark: ["BR-2"],
    remediation: `Enable deleteRetentionPolicy and containerDeleteRetentionPolicy for at least ${leastDays} days`,
  },
  BlobServiceProperties,
  function* ({ deleteRetentionPolicy, containerDeleteRetentionPolicy }) {
    for (const [what, policy] of [
      ["blobs", deleteRetentionPolicy],
      ["containers", containerDeleteRetentionPolicy],
    ] as const)
      if (policy?.enabled !== true || (policy.days ?? 0) < leastDays)
        yield `forgets deleted ${what} at once or too soon`;
  },
);
