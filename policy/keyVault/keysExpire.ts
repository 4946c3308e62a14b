import { Key } from "@pulumi/azure-native/keyvault";
import { resourcePolicy } from "../define";

export const keysExpire = resourcePolicy(
  {
    name: "key-vault-keys-expire",
    description: "Keys expire, and are kept in hardware",
    severity: "medium",
    rules: ["CKV_AZURE_40", "CKV_AZURE_112"],
    benchmark: ["DP-6"],
    remediation: 'Set the attribute expires, and kty to "RSA-HSM" or "EC-HSM"',
  },
  Key,
  function* ({ properties: { attributes, kty } }) {
    if (attributes?.expires === undefined) yield "never expires";
    if (!(kty ?? "").endsWith("-HSM")) yield "is kept in software";
  },
);
