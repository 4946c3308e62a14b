import { StorageAccount } from "@pulumi/azure-native/storage";
import { resourcePolicy } from "../define";

export const localUsersOff = resourcePolicy(
  {
    name: "storage-local-users-off",
    description: "Storage accounts have no users of their own, and no SFTP that would need them",
    severity: "high",
    rules: ["CKV_AZURE_244"],
    benchmark: ["IM-1"],
    remediation: "Set isLocalUserEnabled and isSftpEnabled to false",
  },
  StorageAccount,
  function* ({ isLocalUserEnabled, isSftpEnabled }) {
    if (isLocalUserEnabled !== false) yield "allows local users";
    if (isSftpEnabled === true) yield "answers SFTP";
  },
);
