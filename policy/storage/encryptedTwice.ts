import { StorageAccount } from "@pulumi/azure-native/storage";
import { resourcePolicy } from "../define";

export const encryptedTwice = resourcePolicy(
  {
    name: "storage-encrypted-twice",
    description: "Storage accounts are encrypted by the service and by the infrastructure below it",
    severity: "medium",
    rules: ["4733ea7b-a883-42fe-8cac-97454c2a9e4a"],
    benchmark: ["DP-4"],
    remediation:
      "Set requireInfrastructureEncryption of its encryption to true before it is created: it cannot be changed later",
  },
  StorageAccount,
  function* ({ encryption }) {
    if (encryption?.requireInfrastructureEncryption !== true) yield "is encrypted once";
  },
);
