import { stackPolicy } from "../define";
import { roleOf } from "./builtInRoles";
import { isOfCustomerInsights } from "./ofCustomerInsights";

export const customerInsightsOneAccount = stackPolicy(
  {
    name: "authorization-customer-insights-one-account",
    description: "Customer Insights signs for the account that it reads, and for no other",
    severity: "critical",
    benchmark: ["PA-7"],
    remediation: "Give Storage Blob Delegator on the account of the gold container",
  },
  function* (resource, all) {
    if (!isOfCustomerInsights(resource)) return;
    const { roleDefinitionId, scope } = propsOf(resource);
    if (roleOf(roleDefinitionId) !== "Storage Blob Delegator") return;
    const reads = all.filter(isOfCustomerInsights).some((other) => propsOf(other).scope.startsWith(`${scope}/`));
    if (!reads) yield `lets Customer Insights sign for ${scope}, of which it reads nothing`;
  },
);

function propsOf({ props }: { readonly props: Readonly<Record<string, unknown>> }) {
  return props as { readonly roleDefinitionId: string; readonly scope: string };
}
