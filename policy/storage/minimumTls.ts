import { StorageAccount } from "@pulumi/azure-native/storage";
import { resourcePolicy } from "../define";

export const minimumTls = resourcePolicy(
  {
    name: "storage-minimum-tls",
    description: "Storage accounts speak TLS 1.2",
    severity: "high",
    rules: ["CKV_AZURE_44", "fe83a0eb-a853-422d-aac2-1bffd182c5d0"],
    benchmark: ["DP-3"],
    // Azure takes no newer version as the least one (Microsoft: Enforce a minimum required version of TLS).
    remediation: 'Set minimumTlsVersion to "TLS1_2"',
  },
  StorageAccount,
  function* ({ minimumTlsVersion }) {
    if (minimumTlsVersion !== "TLS1_2") yield `accepts ${minimumTlsVersion ?? "TLS 1.0"}`;
  },
);
