import { entry } from "./entry";
import { shellWord } from "./shell";

/** What Azure refuses to make or change in a deployment. */
export const refusalErrors = {
  "azure-name-taken": entry<{ name: string; key: string }>(
    (p) => `the name ${p.name} is taken: such names are unique in all of Azure`,
    (p) =>
      `pulumi config set ${p.key} <another name>; or, while none of the accounts is made yet, pulumi config set uniquenessSeed <any text> for other names of all`,
  ),
  "azure-resource-exists": entry<{ id: string }>(
    (p) => `${p.id} is there, but not in the state of this stack`,
    'made by hand, by another stack or by one whose state is lost: docs/runbook.md, "Taking over what exists"; an account of Synapse Link is adopted with bronzeAccountName and bronzeResourceGroupName',
  ),
  "azure-role-missing": entry<{ action: string; role: string; scope: string }>(
    (p) => `whoever deploys lacks a role for ${p.action}`,
    (p) =>
      `az role assignment create --assignee <object id> --role "${p.role}" --scope ${shellWord(p.scope)}; it takes up to 15 minutes to spread`,
  ),
  "azure-provider-unregistered": entry<{ namespace: string }>(
    (p) => `the subscription does not use ${p.namespace} yet`,
    (p) => `once, by a Contributor of the subscription: az provider register --namespace ${p.namespace} --wait`,
  ),
  "azure-policy-refused": entry<{ policies: readonly string[] }>(
    (p) => `a policy of your organization forbids it${p.policies.map((name) => `: ${name}`).join("")}`,
    "set what it wants, if there is a key for it (docs/environments.md), or ask its owner to exempt the resource group",
  ),
  "azure-locked": entry<{ scope: string }>(
    (p) => `a lock on ${p.scope} forbids it`,
    "ours go with pulumi config set deletionLocks false and a deployment without this change; others are listed by az lock list",
  ),
  "azure-role-exists": entry<{ principalId: string; role: string; scope: string }>(
    (p) => `${p.principalId} has this role already, given by hand or by another stack`,
    (p) =>
      `take it back, and deploy again: az role assignment delete --assignee ${p.principalId} --role ${p.role} --scope ${shellWord(p.scope)}`,
  ),
  "azure-principal-unknown": entry<{ principalId: string; principalType: string }>(
    (p) => `${p.principalId} is no ${p.principalType} of this tenant`,
    "an object id is wanted, not an application (client) id: az ad sp show --id <application id> --query id; a principal that is new takes minutes to spread",
  ),
  "azure-redundancy-unavailable": entry<{ sku: string; choices: readonly string[] }>(
    (p) => `this region has no ${p.sku} accounts`,
    (p) => `pulumi config set redundancy <one of ${p.choices.join(", ")}>, or another region`,
  ),
} as const;
