import { RoleAssignment } from "@pulumi/azure-native/authorization";
import { resourcePolicy } from "../define";

export const principalTypeStated = resourcePolicy(
  {
    name: "authorization-principal-type-stated",
    description: "Roles go to a principal of a stated kind",
    severity: "medium",
    // Without it Azure looks the principal up, which fails while a new identity is still spreading.
    remediation: 'Set principalType, to "ServicePrincipal" for a service',
  },
  RoleAssignment,
  function* ({ principalType }) {
    if (principalType === undefined) yield "gives a role to a principal of unknown kind";
  },
);
