import { StorageAccount } from "@pulumi/azure-native/storage";
import { resourcePolicy } from "../define";

export const accountName = resourcePolicy(
  {
    name: "storage-account-name",
    description: "Storage accounts have valid names that the stack chose",
    severity: "low",
    rules: ["CKV_AZURE_43"],
    remediation:
      "Give it a name of 3 to 24 lower-case letters and digits, so that every deployment finds the same account",
  },
  StorageAccount,
  function* ({ accountName: name }) {
    if (name === undefined || !/^[a-z0-9]{3,24}$/.test(name)) yield `is named ${name ?? "by chance"}`;
  },
);
