import { RoleAssignment } from "@pulumi/azure-native/authorization";
import { resourcePolicy } from "../define";
import { containers } from "../layout";
import { roleOf } from "./builtInRoles";
import { isBelowCustomerInsights } from "./ofCustomerInsights";
import { scopeOf } from "./scope";

export const customerInsightsReadsGold = resourcePolicy(
  {
    name: "authorization-customer-insights-reads-gold",
    description: "Customer Insights reaches the gold container and nothing else",
    severity: "critical",
    benchmark: ["PA-7"],
    // Microsoft: Connect to Azure Data Lake Storage by using a service principal, option 2.
    remediation:
      "Give it Storage Blob Data Contributor on the gold container and Storage Blob Delegator on its account, and nothing more",
  },
  RoleAssignment,
  function* (assignment, { opts }) {
    if (!isBelowCustomerInsights(opts)) return;
    const { roleDefinitionId, scope } = assignment;
    const role = roleOf(roleDefinitionId);
    const on = scopeOf(scope);
    const needed =
      (role === "Storage Blob Data Contributor" && on.kind === "container" && on.container === containers.gold) ||
      (role === "Storage Blob Delegator" && on.kind === "account");
    if (!needed) yield `gives Customer Insights ${role} on ${scope}`;
  },
);
