import { anyResourcePolicy } from "../define";

const holdData = [
  "azure-native:resources:ResourceGroup",
  "azure-native:storage:StorageAccount",
  "azure-native:storage:BlobContainer",
];

// That they are also kept when a stack is destroyed, Pulumi does not tell a policy; a test of the program holds that.
export const protectedData = anyResourcePolicy(
  {
    name: "storage-protected",
    description: "What holds data cannot be deleted or replaced by a deployment",
    severity: "critical",
    remediation: "Declare it with protect: true, and without deleteBeforeReplace",
  },
  function* (resource) {
    if (!holdData.includes(resource.type)) return;
    if (!resource.opts.protect) yield "is not protected";
    if (resource.opts.deleteBeforeReplace) yield "would be deleted to be replaced";
  },
);
