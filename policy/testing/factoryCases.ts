import { unknown } from "./analyze";
import type { Props, ResourceCases } from "./cases";

const linkedService = "azure-native:datafactory:LinkedService";
const factory = "azure-native:datafactory:Factory";
const lake = "https://contosolake.dfs.core.windows.net";

const linked = (properties: unknown): Props => ({ properties });
const runtime = (coreCount: unknown): Props => ({
  properties: { type: "Managed", computeProperties: { dataFlowProperties: { coreCount } } },
});

const web = (url: unknown, authentication: unknown = { type: "MSI" }): Props => ({
  type: "WebActivity",
  name: "state",
  url,
  authentication,
});
const blob = "https://contosolake.blob.core.windows.net/state/orders.json";
const inLoop = (activity: Props): Props => ({
  activities: [
    {
      type: "ForEach",
      name: "folders",
      activities: [{ type: "IfCondition", name: "new", ifTrueActivities: [activity] }],
    },
  ],
});

export const factoryCases: Readonly<Record<string, ResourceCases>> = {
  "data-factory-identity": {
    type: factory,
    passes: [{ identity: { type: "SystemAssigned" } }, { identity: { type: "SystemAssigned,UserAssigned" } }],
    violates: [
      [{}, "has no identity of its own"],
      [{ identity: { type: "UserAssigned" } }, "has no identity of its own"],
    ],
    unknown: [[{ identity: unknown }, "identity"]],
  },
  "data-factory-public-network-off": {
    type: factory,
    passes: [{ publicNetworkAccess: "Disabled" }],
    violates: [
      [{}, "has a public endpoint"],
      [{ publicNetworkAccess: "Enabled" }, "has a public endpoint"],
    ],
    unknown: [[{ publicNetworkAccess: unknown }, "publicNetworkAccess"]],
  },
  "data-factory-integration-runtime-cores": {
    type: "azure-native:datafactory:IntegrationRuntime",
    passes: [runtime(8), runtime(32), { properties: { type: "SelfHosted" } }],
    violates: [[runtime(48), "has 48 cores"]],
    unknown: [[runtime(unknown), "properties.computeProperties.dataFlowProperties.coreCount"]],
  },
  "data-factory-linked-services-by-identity": {
    type: linkedService,
    passes: [
      linked({ type: "AzureBlobFS", url: lake }),
      linked({ type: "AzureBlobFS", url: lake, credential: { type: "CredentialReference", referenceName: "own" } }),
    ],
    violates: [
      [
        linked({ type: "AzureBlobFS", url: lake, accountKey: { type: "SecureString", value: "x" } }),
        "signs in by accountKey",
      ],
      [linked({ type: "AzureBlobStorage", sasUri: "https://x?sig=y" }), "signs in by sasUri"],
      [
        linked({ type: "AzureBlobFS", servicePrincipalId: "id", servicePrincipalKey: { type: "AzureKeyVaultSecret" } }),
        "signs in by servicePrincipalId",
        "signs in by servicePrincipalKey",
      ],
      [linked({ type: "AzureSqlDatabase", connectionString: "Server=x" }), "signs in by connectionString"],
      [
        linked({ type: "HttpServer", userName: "me", encryptedCredential: "x" }),
        "signs in by encryptedCredential",
        "signs in by userName",
      ],
    ],
    unknown: [[linked({ type: "AzureBlobFS", accountKey: unknown }), "properties.accountKey"]],
  },
  "data-factory-linked-service-types": {
    type: linkedService,
    passes: [linked({ type: "AzureBlobFS" })],
    violates: [[linked({ type: "HttpServer" }), "is of type HttpServer"]],
    unknown: [[linked(unknown), "properties"]],
  },
  "data-factory-linked-service-domains": {
    type: linkedService,
    passes: [linked({ type: "AzureBlobFS", url: lake }), linked({ type: "AzureBlobFS" })],
    violates: [
      [
        linked({ url: "https://contosolake.dfs.core.windows.net.example.com" }),
        'leads to "https://contosolake.dfs.core.windows.net.example.com"',
      ],
      [
        linked({ url: "http://contosolake.dfs.core.windows.net" }),
        'leads to "http://contosolake.dfs.core.windows.net"',
      ],
      [linked({ url: "@{linkedService().url}" }), 'leads to "@{linkedService().url}"'],
    ],
    unknown: [[linked({ url: unknown }), "properties.url"]],
  },
  "data-factory-web-activities": {
    type: "azure-native:datafactory:Pipeline",
    passes: [
      { activities: [web(blob)] },
      inLoop(web({ type: "Expression", value: "https://contosolake.blob.core.windows.net/state/@{item()}.json" })),
      { activities: [{ type: "Wait", name: "wait" }] },
    ],
    violates: [
      [inLoop(web("https://example.com/")), 'calls "https://example.com/" in "state"'],
      [{ activities: [web(blob, { type: "Basic" })] }, 'does not sign in by its identity in "state"'],
      [
        { activities: [web({ type: "Expression", value: "@variables('url')" })] },
        'calls {"type":"Expression","value":"@variables(\'url\')"} in "state"',
      ],
    ],
    unknown: [[{ activities: [web(unknown)] }, "activities.0.url"]],
  },
  "data-factory-triggers-owned": {
    type: "azure-native:datafactory:Trigger",
    passes: [],
    violates: [
      [
        { triggerName: "load" },
        "is nobody's: it would never run, and once started by hand no deployment could change it",
      ],
    ],
    unknown: [],
  },
};
