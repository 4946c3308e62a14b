import { RoleAssignment } from "@pulumi/azure-native/authorization";
import type { PolicyResource } from "@pulumi/policy";
import { customerInsights } from "../layout";

/** Whether a resource gives Customer Insights one of the roles that this project means it to have. */
export function isOfCustomerInsights(resource: PolicyResource): boolean {
  return resource.isType(RoleAssignment) && isBelowCustomerInsights(resource.opts);
}

/** Whether the parent of a resource is the component of Customer Insights' roles. */
export function isBelowCustomerInsights({ parent }: Pick<PolicyResource["opts"], "parent">): boolean {
  return parent?.endsWith(`::${customerInsights}`) === true;
}
