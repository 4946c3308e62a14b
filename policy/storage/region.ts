import { StorageAccount } from "@pulumi/azure-native/storage";
import { resourcePolicy, type CommercePolicy } from "../define";

/** @param location The region of the stack. */
export function region(location: string | undefined): CommercePolicy {
  return resourcePolicy(
    {
      name: "storage-region",
      description: "Storage accounts are in the region of the stack",
      severity: "critical",
      // Customer Insights reads a lake of its own region only, and another region replaces the account (Microsoft:
      // Connect to Delta Lake tables, prerequisites).
      remediation: "Leave its location to azure-native:location, which is the region of Customer Insights",
    },
    StorageAccount,
    function* (account) {
      if (account.location !== undefined && plain(account.location) !== plain(location ?? ""))
        yield `is in ${account.location}, and the stack in ${location ?? "no region"}`;
    },
  );
}

/** `West Europe` is `westeurope`. */
function plain(location: string): string {
  return location.toLowerCase().replace(/\s/g, "");
}
