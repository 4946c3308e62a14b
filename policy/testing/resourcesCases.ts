import { unknown } from "./analyze";
import { resource, type Props, type ResourceCases } from "./cases";

const connection = { type: "Microsoft.Storage/storageAccounts/privateEndpointConnections" };
const account = { type: "Microsoft.Storage/storageAccounts" };
const template = (...resources: readonly Props[]): Props => ({
  properties: { mode: "Incremental", template: { resources } },
});

const generic = "azure-native:resources:Resource";
const of = (resourceProviderNamespace: string, resourceType: unknown) => ({ resourceProviderNamespace, resourceType });

export const resourcesCases: Readonly<Record<string, ResourceCases>> = {
  "resources-templates": {
    type: "azure-native:resources:Deployment",
    passes: [template(connection), template()],
    violates: [
      [template(connection, account), "deploys Microsoft.Storage/storageAccounts unseen"],
      [
        template({ ...connection, resources: [account] }),
        "deploys what is nested in Microsoft.Storage/storageAccounts/privateEndpointConnections unseen",
      ],
      [{ properties: { mode: "Complete", template: {} } }, "has the mode Complete"],
      [
        { properties: { mode: "Incremental", templateLink: { uri: "https://x" } } },
        "takes its template from elsewhere",
      ],
    ],
    unknown: [[{ properties: { mode: "Incremental", template: unknown } }, "properties.template"]],
  },
  "resources-generic": {
    type: generic,
    passes: [
      of("Microsoft.DataFactory", "managedVirtualNetworks"),
      resource("azure-native:resources:ResourceGroup", "group", {}),
      resource("azure-native:storage:StorageAccount", "lake", {}),
    ],
    violates: [
      [of("Microsoft.Storage", "storageAccounts"), "is a generic resource of type Microsoft.Storage/storageAccounts"],
      [resource("azure-native:resources:AzureCliScript", "script", {}), "deploys what no policy sees"],
      [resource("azure-native:resources:DeploymentAtSubscriptionScope", "all", {}), "deploys what no policy sees"],
    ],
    unknown: [[of("Microsoft.Storage", unknown), "resourceType"]],
  },
};
