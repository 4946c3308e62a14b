import type { Values } from "./values";

/** Answers as Azure would, without asking it: what cannot be known is a text in angle brackets that says what it is. */
export interface Azure {
  /** The id and the computed properties of a resource. */
  created(type: string, name: string, inputs: Values): { readonly id: string; readonly properties: Values };
  /** The answer of a provider function, or undefined for one that is not known here. */
  lookedUp(token: string, inputs: Values): Values | undefined;
}

const inGroup = "/subscriptions/{subscription}/resourceGroups/{resourceGroupName}";
const account = `${inGroup}/providers/Microsoft.Storage/storageAccounts/{accountName}`;
const synapse = `${inGroup}/providers/Microsoft.Synapse/workspaces/{workspaceName}`;
const factory = `${inGroup}/providers/Microsoft.DataFactory/factories/{factoryName}`;

/** Where a resource lives in Azure Resource Manager, by its inputs. The last part is its name. */
const paths: Readonly<Record<string, string>> = {
  "azure-native:resources:ResourceGroup": inGroup,
  "azure-native:storage:StorageAccount": account,
  "azure-native:resources:Deployment": `${inGroup}/providers/Microsoft.Resources/deployments/{deploymentName}`,
  "azure-native:resources:Resource": `${inGroup}/providers/{resourceProviderNamespace}/{parentResourcePath}/{resourceType}/{resourceName}`,
  "azure-native:storage:BlobServiceProperties": `${account}/blobServices/{blobServicesName}`,
  "azure-native:storage:BlobContainer": `${account}/blobServices/default/containers/{containerName}`,
  "azure-native:datafactory:Factory": factory,
  "azure-native:datafactory:IntegrationRuntime": `${factory}/integrationruntimes/{integrationRuntimeName}`,
  "azure-native:datafactory:LinkedService": `${factory}/linkedservices/{linkedServiceName}`,
  "azure-native:datafactory:Dataset": `${factory}/datasets/{datasetName}`,
  "azure-native:datafactory:DataFlow": `${factory}/dataflows/{dataFlowName}`,
  "azure-native:datafactory:Pipeline": `${factory}/pipelines/{pipelineName}`,
  "azure-native:datafactory:Trigger": `${factory}/triggers/{triggerName}`,
  "azure-native:datafactory:ManagedPrivateEndpoint": `${factory}/managedVirtualNetworks/{managedVirtualNetworkName}/managedPrivateEndpoints/{managedPrivateEndpointName}`,
  "azure-native:synapse:Workspace": synapse,
  "azure-native:synapse:BigDataPool": `${synapse}/bigDataPools/{bigDataPoolName}`,
  "azure-native:synapse:IpFirewallRule": `${synapse}/firewallRules/{ruleName}`,
  "azure-native:synapse:WorkspaceAadAdmin": `${synapse}/administrators/activeDirectory`,
  "azure-native:operationalinsights:Workspace": `${inGroup}/providers/Microsoft.OperationalInsights/workspaces/{workspaceName}`,
  "azure-native:monitor:ActionGroup": `${inGroup}/providers/Microsoft.Insights/actionGroups/{actionGroupName}`,
  "azure-native:monitor:ScheduledQueryRule": `${inGroup}/providers/Microsoft.Insights/scheduledQueryRules/{ruleName}`,
  "azure-native:monitor:DiagnosticSetting": "{resourceUri}/providers/Microsoft.Insights/diagnosticSettings/{name}",
  "azure-native:consumption:Budget": "{scope}/providers/Microsoft.Consumption/budgets/{budgetName}",
  "azure-native:authorization:ManagementLockByScope": "{scope}/providers/Microsoft.Authorization/locks/{lockName}",
  "pulumi-nodejs:dynamic/datafactory:Trigger": "{factoryId}/triggers/{triggerName}",
  "pulumi-nodejs:dynamic/storage:DeltaTable": "{account}/{container}/{folder}",
  "azure-native:authorization:RoleAssignment":
    "{scope}/providers/Microsoft.Authorization/roleAssignments/{roleAssignmentName}",
};

/** Answers from the stack's configuration where it says, else with a marked placeholder. */
export function azureOf(config: Readonly<Record<string, string>>): Azure {
  const subscription = config["azure-native:subscriptionId"] ?? "<subscription id>";
  const tenant = config["azure-native:tenantId"] ?? "<tenant id>";
  const idAt = (path: string, name: string, inputs: Values) =>
    path.replace(/\{(\w+)\}/g, (_, key: string) =>
      key === "subscription" ? subscription : String(inputs[key] ?? name),
    );

  const connections: { readonly account: string; readonly endpoint: string }[] = [];

  return {
    created(type, name, inputs) {
      if (type === "azure-native:datafactory:ManagedPrivateEndpoint") connections.push(connectionOf(inputs));
      const path = paths[type];
      const id = path === undefined ? `<id of ${type} "${name}">` : idAt(path, name, inputs);
      const resourceName = path === undefined ? name : id.slice(id.lastIndexOf("/") + 1);
      const identity =
        inputs["identity"] === undefined
          ? {}
          : {
              identity: {
                ...(inputs["identity"] as Values),
                principalId: `<principal id of "${resourceName}">`,
                tenantId: tenant,
              },
            };
      return { id, properties: { ...inputs, name: resourceName, ...identity } };
    },
    lookedUp(token, inputs) {
      switch (token) {
        case "azure-native:authorization:getClientConfig":
          return { subscriptionId: subscription, tenantId: tenant, clientId: "<client id>", objectId: "<object id>" };
        case "azure-native:storage:getStorageAccount":
          return accountOf(idAt(account, "", inputs), inputs);
        case "azuread:index/getServicePrincipal:getServicePrincipal":
          return { ...inputs, objectId: `<object id of application ${String(inputs["clientId"])}>` };
        default:
          return undefined;
      }
    },
  };

  /** An account lists the private endpoints that were made to it, under names of its own. */
  function accountOf(id: string, inputs: Values): Values {
    const own = connections.filter((connection) => connection.account === id);
    return {
      ...inputs,
      id,
      name: inputs["accountName"],
      privateEndpointConnections: own.map(({ endpoint }) => ({
        name: `<connection of ${endpoint}>`,
        privateEndpoint: { id: `<subscription of Microsoft>/privateEndpoints/${endpoint}` },
        privateLinkServiceConnectionState: { status: "Pending" },
      })),
    };
  }
}

/** Data Factory calls the endpoint by the factory and its own name. */
function connectionOf({ factoryName, managedPrivateEndpointName, properties }: Values) {
  return {
    account: String((properties as Values)["privateLinkResourceId"]),
    endpoint: `${String(factoryName)}.${String(managedPrivateEndpointName)}`,
  };
}
