import { Workspace } from "@pulumi/azure-native/synapse";
import { resourcePolicy } from "../define";

export const entraOnly = resourcePolicy(
  {
    name: "synapse-entra-only",
    description: "Synapse workspaces accept Entra identities only, and no password is in code or state",
    severity: "critical",
    rules: ["CKV_AZURE_239", "2158ddbe-fefa-408e-b43f-d4faef8ff3b8", "6ea81a52-5ca7-4575-9669-eaa910b7edf8"],
    benchmark: ["IM-1"],
    remediation: "Set azureADOnlyAuthentication to true and leave sqlAdministratorLoginPassword out",
  },
  Workspace,
  function* ({ azureADOnlyAuthentication, sqlAdministratorLoginPassword }) {
    if (azureADOnlyAuthentication !== true) yield "accepts SQL logins";
    if (sqlAdministratorLoginPassword !== undefined) yield "has a password";
  },
);
