import * as azuread from "@pulumi/azuread";
import type * as pulumi from "@pulumi/pulumi";

/**
 * "Dynamics 365 AI for Customer Insights", the same in every tenant (Microsoft: Connect to Azure Data Lake Storage by using
 * a service principal).
 */
const applicationId = "0bfc4568-a4ba-4c58-bd3e-5d3e76bd7fff";

/** The object id of Customer Insights' service principal in this tenant: as configured, else looked up, never created. */
export function customerInsightsPrincipalId(configured: string | undefined): pulumi.Input<string> {
  return configured ?? azuread.getServicePrincipalOutput({ clientId: applicationId }).objectId;
}
