import { unknown } from "./analyze";
import { resource, type Props, type ResourceCases } from "./cases";

const account = "azure-native:storage:StorageAccount";
const container = "azure-native:storage:BlobContainer";
const service = "azure-native:storage:BlobServiceProperties";

/** A policy that wants one property of an account to have one value. */
const wants = (
  property: string,
  value: unknown,
  ...violates: readonly (readonly [Props, ...string[]])[]
): ResourceCases => ({
  type: account,
  passes: [{ [property]: value }],
  violates,
  unknown: [[{ [property]: unknown }, property]],
});

const days = (blobs: number, containers: number): Props => ({
  deleteRetentionPolicy: { enabled: true, days: blobs },
  containerDeleteRetentionPolicy: { enabled: true, days: containers },
});

const lifecycle = (rule: Props, filters?: Props): Props => ({
  policy: {
    rules: [
      {
        name: "old",
        enabled: true,
        type: "Lifecycle",
        definition: {
          actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 30 } } },
          ...(filters === undefined ? {} : { filters: { blobTypes: ["blockBlob"], ...filters } }),
        },
        ...rule,
      },
    ],
  },
});

const everywhere = 'has the rule "old" that deletes or archives by age in silver, gold, state';

export const storageCases: Readonly<Record<string, ResourceCases>> = {
  "storage-https-only": wants(
    "enableHttpsTrafficOnly",
    true,
    [{}, "answers plain HTTP"],
    [{ enableHttpsTrafficOnly: false }, "answers plain HTTP"],
  ),
  "storage-minimum-tls": wants(
    "minimumTlsVersion",
    "TLS1_2",
    [{}, "accepts TLS 1.0"],
    [{ minimumTlsVersion: "TLS1_1" }, "accepts TLS1_1"],
  ),
  "storage-shared-keys-off": wants(
    "allowSharedKeyAccess",
    false,
    [{}, "accepts shared keys"],
    [{ allowSharedKeyAccess: true }, "accepts shared keys"],
  ),
  "storage-local-users-off": wants("isLocalUserEnabled", false, [
    { isSftpEnabled: true },
    "allows local users",
    "answers SFTP",
  ]),
  "storage-public-blobs-off": wants("allowBlobPublicAccess", false, [{}, "lets its containers be public"]),
  "storage-replication-within-tenant": wants("allowCrossTenantReplication", false, [
    {},
    "may be replicated to another tenant",
  ]),
  "storage-account-name": wants(
    "accountName",
    "contosolake",
    [{}, "is named by chance"],
    [{ accountName: "Contoso-Lake" }, "is named Contoso-Lake"],
  ),
  "storage-hierarchical-namespace": wants("isHnsEnabled", true, [{}, "has no hierarchical namespace"]),
  "storage-public-network-off": wants("publicNetworkAccess", "Disabled", [{}, "has a public endpoint"]),
  "storage-region": {
    type: account,
    passes: [{}, { location: "westeurope" }, { location: "West Europe" }],
    violates: [[{ location: "northeurope" }, "is in northeurope, and the stack in westeurope"]],
    unknown: [[{ location: unknown }, "location"]],
  },
  "storage-encrypted-twice": {
    type: account,
    passes: [{ encryption: { requireInfrastructureEncryption: true } }],
    violates: [
      [{}, "is encrypted once"],
      [{ encryption: {} }, "is encrypted once"],
    ],
    unknown: [
      [{ encryption: { requireInfrastructureEncryption: unknown } }, "encryption.requireInfrastructureEncryption"],
    ],
  },
  "storage-signatures-expire": {
    type: account,
    passes: [
      { sasPolicy: { sasExpirationPeriod: "1.00:00:00" } },
      { sasPolicy: { sasExpirationPeriod: "7.00:00:00" } },
    ],
    violates: [
      [{}, "has no policy of shared access signatures"],
      [{ sasPolicy: { sasExpirationPeriod: "7.00:00:01" } }, "lets shared access signatures live for 7.00:00:01"],
      [{ sasPolicy: { sasExpirationPeriod: "30.00:00:00" } }, "lets shared access signatures live for 30.00:00:00"],
    ],
    unknown: [[{ sasPolicy: { sasExpirationPeriod: unknown } }, "sasPolicy.sasExpirationPeriod"]],
  },
  "storage-trusted-services": {
    type: account,
    passes: [
      {},
      { networkRuleSet: { bypass: "AzureServices" } },
      { networkRuleSet: { bypass: "Logging, AzureServices" } },
    ],
    violates: [[{ networkRuleSet: { bypass: "None" } }, "keeps trusted services out"]],
    unknown: [[{ networkRuleSet: { bypass: unknown } }, "networkRuleSet.bypass"]],
  },
  "storage-network-closed": {
    type: account,
    passes: [{ networkRuleSet: { defaultAction: "Deny" } }],
    violates: [
      [{}, "lets every network in"],
      [{ networkRuleSet: { defaultAction: "Allow" } }, "lets every network in"],
    ],
    unknown: [[{ networkRuleSet: unknown }, "networkRuleSet"]],
  },
  "storage-containers-private": {
    type: container,
    passes: [{ publicAccess: "None" }],
    violates: [
      [{ publicAccess: "Blob" }, "has the public access level Blob"],
      [{}, "has the public access level of its account"],
    ],
    unknown: [[{ publicAccess: unknown }, "publicAccess"]],
  },
  "storage-soft-delete": {
    type: service,
    passes: [days(7, 7), days(30, 7)],
    violates: [
      [{}, "forgets deleted blobs at once or too soon", "forgets deleted containers at once or too soon"],
      [days(7, 1), "forgets deleted containers at once or too soon"],
    ],
    unknown: [[{ ...days(7, 7), containerDeleteRetentionPolicy: unknown }, "containerDeleteRetentionPolicy"]],
  },
  "storage-lifecycle-spares-tables": {
    type: "azure-native:storage:ManagementPolicy",
    passes: [
      lifecycle({}, { prefixMatch: ["quarantine/"] }),
      lifecycle({}, { prefixMatch: ["dataverse-contoso/2024"] }),
      lifecycle({ enabled: false }),
      lifecycle({ definition: { actions: { baseBlob: { tierToCool: { daysAfterModificationGreaterThan: 30 } } } } }),
    ],
    violates: [
      [lifecycle({}), everywhere],
      [lifecycle({}, { prefixMatch: ["s"] }), 'has the rule "old" that deletes or archives by age in silver, state'],
      [
        lifecycle({}, { prefixMatch: ["gold/customer_insights/activities_Orders"] }),
        'has the rule "old" that deletes or archives by age in gold',
      ],
      [
        lifecycle({
          definition: { actions: { baseBlob: { tierToArchive: { daysAfterModificationGreaterThan: 90 } } } },
        }),
        everywhere,
      ],
    ],
    unknown: [[lifecycle({}, { prefixMatch: unknown }), "policy.rules.0.definition.filters.prefixMatch"]],
  },
  "storage-protected": {
    type: account,
    passes: [
      resource(account, "lake", {}, { protect: true }),
      resource(container, "gold", { containerName: unknown }, { protect: true, deleteBeforeReplace: false }),
    ],
    violates: [
      [resource(account, "lake", {}), "is not protected"],
      [resource("azure-native:resources:ResourceGroup", "group", {}), "is not protected"],
      [
        resource(container, "gold", {}, { protect: true, deleteBeforeReplace: true }),
        "would be deleted to be replaced",
      ],
    ],
    // Options are always known.
    unknown: [],
  },
};
