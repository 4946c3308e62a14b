import { azureOf } from "./azure";

const azure = () => azureOf({ "azure-native:subscriptionId": "sub" });
const account = { accountName: "contosolake", resourceGroupName: "rg" };
const accountId = "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/contosolake";

describe("what stands in for Azure", () => {
  test("gives a resource of any parent the id that Azure would", () => {
    const network = {
      resourceGroupName: "rg",
      resourceProviderNamespace: "Microsoft.DataFactory",
      parentResourcePath: "factories/adf",
      resourceType: "managedVirtualNetworks",
      resourceName: "default",
    };
    expect(azure().created("azure-native:resources:Resource", "network", network).id).toBe(
      "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.DataFactory/factories/adf/managedVirtualNetworks/default",
    );
  });

  test("lists on an account the private endpoints that were made to it, and those only", () => {
    const one = azure();
    for (const [managedPrivateEndpointName, privateLinkResourceId] of [
      ["lakeDfs", accountId],
      ["goldDfs", `${accountId}gold`],
    ])
      one.created("azure-native:datafactory:ManagedPrivateEndpoint", "endpoint", {
        factoryName: "adf",
        managedPrivateEndpointName,
        properties: { groupId: "dfs", privateLinkResourceId },
      });
    expect(one.lookedUp("azure-native:storage:getStorageAccount", account)).toMatchObject({
      id: accountId,
      privateEndpointConnections: [
        {
          name: "<connection of adf.lakeDfs>",
          privateEndpoint: { id: "<subscription of Microsoft>/privateEndpoints/adf.lakeDfs" },
        },
      ],
    });
    expect(azure().lookedUp("azure-native:storage:getStorageAccount", account)?.["privateEndpointConnections"]).toEqual(
      [],
    );
  });
});
