import { RoleAssignment } from "@pulumi/azure-native/authorization";
import { resourcePolicy } from "../define";
import { roleOf } from "./builtInRoles";
import { scopeOf, type Scope } from "./scope";

/** The only roles that the data needs, and on what. */
const narrow: Readonly<Record<string, Scope["kind"]>> = {
  "Storage Blob Data Reader": "container",
  "Storage Blob Data Contributor": "container",
  "Storage Blob Delegator": "account",
};

export const narrowRoles = resourcePolicy(
  {
    name: "authorization-narrow-roles",
    description: "Roles are those that the data needs, on a container and no wider",
    severity: "critical",
    benchmark: ["PA-7"],
    remediation:
      "Give Storage Blob Data Reader or Contributor on the one container, or, for signatures, Storage Blob Delegator on the account",
  },
  RoleAssignment,
  function* ({ roleDefinitionId, scope }) {
    const role = roleOf(roleDefinitionId);
    if (narrow[role] === undefined || narrow[role] !== scopeOf(scope).kind) yield `gives ${role} on ${scope}`;
  },
);
