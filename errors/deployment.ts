import { entry } from "./entry";

interface TablePlace {
  readonly account: string;
  readonly container: string;
  readonly reason: string;
}

/** Errors of what a deployment does itself: triggers and tables. */
export const deploymentErrors = {
  "azure-login-incomplete": entry<{ missing: string }>(
    (p) => `the login by ARM_ variables lacks ${p.missing}`,
    "set it (ARM_OIDC_TOKEN, ARM_OIDC_TOKEN_FILE_PATH or the request URL and token of a pipeline serve OIDC), or unset the others and log in with `az login`",
  ),
  "trigger-not-changed": entry<{ name: string; reason: string; state: string }>(
    (p) => `trigger ${p.name} could not be changed: ${p.reason}`,
    (p) => `${p.state}; correct what is named and deploy again`,
  ),
  "trigger-not-restored": entry<{ name: string; reasons: readonly [string, string] }>(
    (p) => `trigger ${p.name} could not be changed: ${p.reasons[0]}; nor brought back to what it was: ${p.reasons[1]}`,
    "look at it in Data Factory Studio, Manage, Triggers: it may be stopped or gone; `pulumi up` makes it as declared",
  ),
  "trigger-stuck": entry<{ triggerName: string; factoryName: string; step: string; minutes: number }>(
    (p) =>
      `Data Factory ${p.factoryName} did not finish "${p.step}" of trigger ${p.triggerName} within ${p.minutes} minutes`,
    "look at it in Data Factory Studio, Manage, Triggers; when it is not provisioning any more, deploy again",
  ),
  "trigger-access-denied": entry<{ step: string; reason: string }>(
    (p) => `Data Factory refuses to ${p.step} the trigger: ${p.reason}`,
    "give whoever deploys the role Data Factory Contributor on the factory or its resource group",
  ),
  "trigger-events-refused": entry<{ step: string; reason: string }>(
    (p) => `Data Factory cannot ${p.step} the trigger's events: ${p.reason}`,
    "register the resource provider once (az provider register --namespace Microsoft.EventGrid), and give whoever deploys the role EventGrid EventSubscription Contributor on the account of the export",
  ),
  "table-column-removed": entry<{ columns: readonly string[] }>(
    (p) => `the table has columns that its definition lacks: ${p.columns.join(", ")}`,
    "put them back, or, once Customer Insights uses them no more, take them off the table: pulumi config set removedColumns remove",
  ),
  "table-access-denied": entry<TablePlace>(
    (p) => `whoever deploys may not write the tables of ${p.account}/${p.container} (${p.reason})`,
    (p) =>
      `give the role: az role assignment create --role "Storage Blob Data Contributor" --assignee <object id> --scope $(az storage account show --name ${p.account} --query id --output tsv), or name a group with pulumi config set deployerPrincipalId; roles take minutes to spread`,
  ),
  "table-network-closed": entry<TablePlace>(
    (p) =>
      `storage account ${p.account} lets nobody in from here, or is not there, so the tables of ${p.container} are not made (${p.reason})`,
    "deploy from where its firewall or a private endpoint lets you in, or let your address in: pulumi config set --path 'allowedIpRanges[0]' <address>",
  ),
} as const;
