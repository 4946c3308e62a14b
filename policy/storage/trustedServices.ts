import { StorageAccount } from "@pulumi/azure-native/storage";
import { resourcePolicy } from "../define";

export const trustedServices = resourcePolicy(
  {
    name: "storage-trusted-services",
    description: "The firewall of storage accounts lets the Azure services in that Microsoft trusts",
    severity: "medium",
    rules: ["CKV_AZURE_36", "c9d007d0-c057-4772-b18c-01e546713bcd"],
    benchmark: ["NS-2"],
    remediation: 'Set the bypass of networkRuleSet to "AzureServices"',
  },
  StorageAccount,
  function* ({ networkRuleSet }) {
    // Unset means that they are let in.
    if (!(networkRuleSet?.bypass ?? "AzureServices").includes("AzureServices")) yield "keeps trusted services out";
  },
);
