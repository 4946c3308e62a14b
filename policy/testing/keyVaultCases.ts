import { unknown } from "./analyze";
import type { Props, ResourceCases } from "./cases";

const vault = "azure-native:keyvault:Vault";
const of = (properties: unknown): Props => ({ properties });

export const keyVaultCases: Readonly<Record<string, ResourceCases>> = {
  "key-vault-recoverable": {
    type: vault,
    passes: [of({ enablePurgeProtection: true }), of({ enablePurgeProtection: true, enableSoftDelete: true })],
    violates: [
      [of({}), "can be purged"],
      [of({ enableSoftDelete: false }), "can be purged", "deletes for good"],
    ],
    unknown: [[of({ enablePurgeProtection: unknown }), "properties.enablePurgeProtection"]],
  },
  "key-vault-network-closed": {
    type: vault,
    passes: [of({ publicNetworkAccess: "disabled", networkAcls: { defaultAction: "Deny" } })],
    violates: [
      [of({}), "is reached from public networks", "lets every network in"],
      [of({ publicNetworkAccess: "Disabled", networkAcls: { defaultAction: "Allow" } }), "lets every network in"],
    ],
    unknown: [[of({ publicNetworkAccess: "Disabled", networkAcls: unknown }), "properties.networkAcls"]],
  },
  "key-vault-roles-only": {
    type: vault,
    passes: [of({ enableRbacAuthorization: true })],
    violates: [[of({}), "has access policies of its own"]],
    unknown: [[of({ enableRbacAuthorization: unknown }), "properties.enableRbacAuthorization"]],
  },
  "key-vault-keys-expire": {
    type: "azure-native:keyvault:Key",
    passes: [of({ attributes: { expires: 1_893_456_000 }, kty: "RSA-HSM" })],
    violates: [[of({ kty: "RSA" }), "never expires", "is kept in software"]],
    unknown: [[of({ attributes: { expires: unknown }, kty: "RSA-HSM" }), "properties.attributes.expires"]],
  },
  "key-vault-no-secrets": {
    type: "azure-native:keyvault:Secret",
    passes: [],
    violates: [[of({ value: unknown }), "is a secret in code and state"]],
    unknown: [],
  },
};
