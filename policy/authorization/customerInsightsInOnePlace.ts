import { RoleAssignment } from "@pulumi/azure-native/authorization";
import { stackPolicy } from "../define";
import { isOfCustomerInsights } from "./ofCustomerInsights";

export const customerInsightsInOnePlace = stackPolicy(
  {
    name: "authorization-customer-insights-in-one-place",
    description: "Customer Insights gets its roles in one place, and no others",
    severity: "critical",
    benchmark: ["PA-7"],
    remediation: "Add what it needs to the grants of Customer Insights, where the policies check it",
  },
  function* (resource, all) {
    if (!resource.isType(RoleAssignment) || isOfCustomerInsights(resource)) return;
    const principals = all.filter(isOfCustomerInsights).map(({ props }) => props["principalId"] as string);
    if (principals.includes(resource.props["principalId"])) yield "gives Customer Insights a role beside its grants";
  },
);
