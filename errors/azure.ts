import { entry } from "./entry";

interface Factory {
  readonly factory: string;
  readonly resourceGroup: string;
}
const inGroup = (p: Factory) => `Data Factory ${p.factory} in resource group ${p.resourceGroup}`;

/** Errors of commands that talk to Azure. */
export const azureErrors = {
  "azure-subscription-unknown": entry<{ stack: string }>(
    (p) => `the subscription of stack ${p.stack} is not known`,
    "pulumi config set azure-native:subscriptionId <id>, or set ARM_SUBSCRIPTION_ID (az account show --query id)",
  ),
  "azure-login-missing": entry<{ reason: string }>(
    (p) => `there is no login for Azure: ${p.reason}`,
    "az login (with --tenant where you have several); in CI log in by OIDC before this command",
  ),
  "azure-permission-missing": entry<Factory & { reason: string }>(
    (p) => `your login may not do this in ${inGroup(p)}: ${p.reason}`,
    "ask for the role Data Factory Contributor on the factory (Reader is enough for status); new roles take up to 15 minutes",
  ),
  "azure-factory-not-found": entry<Factory & { subscription: string }>(
    (p) => `there is no ${inGroup(p)} of subscription ${p.subscription}`,
    "check --stack, the subscription, and that `pulumi up` has run for the stack",
  ),
  "azure-not-found": entry<{ what: string; factory: string }>(
    (p) => `${p.factory} has no ${p.what}`,
    "`pipeline status` lists the runs; pipelines exist once commerce:bronzeContainer is set and deployed",
  ),
  "azure-throttled": entry<{ reason: string }>(
    (p) => `Azure has answered "too many requests" several times: ${p.reason}`,
    "wait some minutes and repeat; a run that was started goes on, see `pipeline status`",
  ),
  "azure-unreachable": entry<{ reason: string }>(
    (p) => `Azure Resource Manager cannot be reached: ${p.reason}`,
    "check the network and the proxy (HTTPS_PROXY); a run that was started goes on, see `pipeline status`",
  ),
  "azure-refused": entry<{ status: number; reason: string }>(
    (p) => `Azure answers ${p.status}: ${p.reason}`,
    "see the reason; a status from 500 is Azure's own trouble and passes",
  ),
  "azure-activity-failed": entry<{ pipeline: string; activity: string; reason: string; advice: string }>(
    (p) => `activity ${p.activity} of pipeline ${p.pipeline} failed: ${p.reason}`,
    (p) => p.advice,
  ),
  "azure-run-failed": entry<{ pipeline: string; runId: string; reason: string }>(
    (p) => `run ${p.runId} of pipeline ${p.pipeline} failed: ${p.reason}`,
    "docs/runbook.md says what to do about a failed load",
  ),
  "azure-run-cancelled": entry<{ runId: string }>(
    (p) => `run ${p.runId} is cancelled; tables that were not yet committed are as they were`,
    "`pipeline run` goes on from the last folder that was ingested",
  ),
  "azure-run-left": entry<{ runId: string }>(
    (p) => `run ${p.runId} goes on in Azure; it is no longer followed`,
    (p) => `\`pipeline status ${p.runId} --follow\` follows it again, \`pipeline cancel ${p.runId}\` ends it`,
  ),
  "sql-pool-missing": entry<{ stack: string }>(
    (p) => `stack ${p.stack} has no Synapse workspace, and so no serverless SQL pool`,
    "switch the workspace on in the stack's configuration and deploy; without --apply the script is printed for any pool",
  ),
  "sql-pool-unreachable": entry<{ server: string; reason: string }>(
    (p) => `${p.server} cannot be reached: ${p.reason}`,
    "check that the workspace is deployed, that its firewall lets you in, and that port 1433 is open",
  ),
  "sql-pool-refused": entry<{ server: string; reason: string }>(
    (p) => `${p.server} refuses: ${p.reason}`,
    "your login needs the role Synapse SQL Administrator in the workspace",
  ),
} as const;
