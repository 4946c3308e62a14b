import { StorageAccount } from "@pulumi/azure-native/storage";
import { resourcePolicy } from "../define";

export const replicationWithinTenant = resourcePolicy(
  {
    name: "storage-replication-within-tenant",
    description: "Data is not replicated to other tenants",
    severity: "high",
    rules: ["92a89a79-6c52-4a7e-a03f-61306fc49312"],
    benchmark: ["DP-2"],
    remediation: "Set allowCrossTenantReplication to false",
  },
  StorageAccount,
  function* ({ allowCrossTenantReplication }) {
    if (allowCrossTenantReplication !== false) yield "may be replicated to another tenant";
  },
);
