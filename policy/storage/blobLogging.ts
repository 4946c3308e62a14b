import { DiagnosticSetting } from "@pulumi/azure-native/monitor";
import { StorageAccount } from "@pulumi/azure-native/storage";
import type { PolicyResource } from "@pulumi/policy";
import { stackPolicy } from "../define";

const categories = ["StorageRead", "StorageWrite", "StorageDelete"] as const;

export const blobLogging = stackPolicy(
  {
    name: "storage-blob-logging",
    description: "Who reads, writes and deletes blobs is logged",
    severity: "medium",
    rules: ["CKV2_AZURE_21"],
    benchmark: ["LT-3"],
    remediation: `Declare a diagnostic setting of its blob service with the categories ${categories.join(", ")}`,
  },
  function* (resource, all) {
    if (!resource.isType(StorageAccount)) return;
    const logged = all
      .filter((other) => other.isType(DiagnosticSetting) && other.dependencies.includes(resource))
      .flatMap(logsOf);
    const missing = categories.filter((category) => !logged.includes(category));
    if (missing.length > 0) yield `does not log ${missing.join(", ")}`;
  },
);

function logsOf({ props }: PolicyResource): readonly string[] {
  const logs = (props["logs"] ?? []) as readonly { readonly category?: string; readonly enabled: boolean }[];
  return logs.flatMap(({ category, enabled }) => (enabled && category !== undefined ? [category] : []));
}
