import { BlobContainer } from "@pulumi/azure-native/storage";
import { resourcePolicy } from "../define";

export const containersPrivate = resourcePolicy(
  {
    name: "storage-containers-private",
    description: "Containers are private",
    severity: "critical",
    rules: ["CKV_AZURE_34"],
    benchmark: ["NS-2"],
    remediation: 'Set publicAccess to "None"',
  },
  BlobContainer,
  function* ({ publicAccess }) {
    if (publicAccess !== "None") yield `has the public access level ${publicAccess ?? "of its account"}`;
  },
);
