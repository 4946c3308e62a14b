import { BlobContainer, StorageAccount } from "@pulumi/azure-native/storage";
import type { PolicyResource } from "@pulumi/policy";
import { stackPolicy } from "../define";
import { containers } from "../layout";
import { isPrivateEndpoint } from "./privateEndpoint";

export const goldWithoutPrivateEndpoint = stackPolicy(
  {
    name: "storage-gold-without-private-endpoint",
    description: "The gold account has no private endpoint unless the whole stack is private",
    severity: "critical",
    profiles: ["open"],
    // Microsoft: Private link in Customer Insights - Data.
    remediation:
      "Remove it, or set networkProfile to private: once an account has any private endpoint, Customer Insights too must come by private link",
  },
  function* (resource, all) {
    if (!isPrivateEndpoint(resource)) return;
    if (resource.dependencies.some((target) => isGoldAccount(target, all)))
      yield "is a private endpoint of the gold account";
  },
);

function isGoldAccount(account: PolicyResource, all: readonly PolicyResource[]): boolean {
  return all.some(
    (resource) =>
      resource.isType(BlobContainer) &&
      resource.dependencies.includes(account) &&
      account.isType(StorageAccount) &&
      resource.props["containerName"] === containers.gold,
  );
}
