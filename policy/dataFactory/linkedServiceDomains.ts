import { LinkedService } from "@pulumi/azure-native/datafactory";
import { resourcePolicy } from "../define";
import { isStorage } from "./storageUrl";

export const linkedServiceDomains = resourcePolicy(
  {
    name: "data-factory-linked-service-domains",
    description: "Linked services lead to Azure Storage",
    severity: "high",
    rules: ["3d02a511-74e5-4dab-a5fd-878704d4a61a"],
    benchmark: ["DP-2"],
    remediation: "Use the account's own address, https://<account>.dfs.core.windows.net",
  },
  LinkedService,
  function* ({ properties }) {
    const { url } = properties as { readonly url?: unknown };
    if (url !== undefined && !isStorage(url)) yield `leads to ${JSON.stringify(url)}`;
  },
);
