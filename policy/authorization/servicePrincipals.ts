import { RoleAssignment } from "@pulumi/azure-native/authorization";
import { resourcePolicy } from "../define";

export const servicePrincipals = resourcePolicy(
  {
    name: "authorization-service-principals",
    description: "Roles go to services, whose kind is stated",
    severity: "medium",
    benchmark: ["PA-7"],
    // Without it Azure looks the principal up, which fails while a new identity is still spreading.
    remediation: 'Set principalType to "ServicePrincipal"; people get their roles from groups outside of the stack',
  },
  [RoleAssignment],
  function* ({ principalType }) {
    if (principalType !== "ServicePrincipal") yield `gives a role to ${principalType ?? "a principal of unknown kind"}`;
  },
);
