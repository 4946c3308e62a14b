import { StorageAccount } from "@pulumi/azure-native/storage";
import { resourcePolicy } from "../define";

export const sharedKeysOff = resourcePolicy(
  {
    name: "storage-shared-keys-off",
    description: "Storage accounts accept Entra identities, not keys",
    severity: "critical",
    rules: ["CKV2_AZURE_40", "8c6a50c6-9ffd-4ae7-986f-5fa6111f9a54"],
    benchmark: ["IM-1"],
    remediation:
      "Set allowSharedKeyAccess to false; where Synapse Link needs keys, let it write to an account of its own",
  },
  StorageAccount,
  function* ({ allowSharedKeyAccess }) {
    // Unset means allowed.
    if (allowSharedKeyAccess !== false) yield "accepts shared keys";
  },
);
