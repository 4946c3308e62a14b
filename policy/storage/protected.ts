import { ResourceGroup } from "@pulumi/azure-native/resources";
import { BlobContainer, StorageAccount } from "@pulumi/azure-native/storage";
import { resourcePolicy } from "../define";

// That they are also kept when a stack is destroyed, Pulumi does not tell a policy; a test of the program holds that.
export const protectedData = resourcePolicy<never>(
  {
    name: "storage-protected",
    description: "What holds data cannot be deleted or replaced by a deployment",
    severity: "critical",
    benchmark: ["BR-2"],
    remediation: "Declare it with protect: true, and without deleteBeforeReplace",
  },
  [ResourceGroup, StorageAccount, BlobContainer],
  function* (_, { opts }) {
    if (!opts.protect) yield "is not protected";
    if (opts.deleteBeforeReplace) yield "would be deleted to be replaced";
  },
);
