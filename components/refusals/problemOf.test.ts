import type { Problem } from "../../errors";
import { generateNames } from "../names";
import { problemOf, type Refusal } from "./problemOf";

const names = generateNames({ project: "commerce", stack: "prod" });
const subscription = "/subscriptions/00000000-0000-0000-0000-000000000001";
const group = `${subscription}/resourceGroups/rg-commerce-prod`;

const explained = (reason: string, inputs: Refusal["inputs"] = {}): Problem | undefined =>
  problemOf({ inputs, reason }, names);

test.each([
  [
    { accountName: names.goldAccount },
    `Status=409 Code="StorageAccountAlreadyTaken" Message="The storage account named ${names.goldAccount} is already taken."`,
    "goldAccountName",
  ],
  [
    { factoryName: names.factory },
    `Code="DataFactoryNameInUse" Message="The specified resource name '${names.factory}' is already in use. Resource names must be globally unique."`,
    "factoryName",
  ],
  [
    { workspaceName: names.synapseWorkspace },
    `Code="Conflict" Message="${names.synapseWorkspace} is already in use"`,
    "synapseWorkspaceName",
  ],
])("a taken name is told with the key that replaces it: %j", (inputs, reason, key) => {
  const { code, message, hint } = explained(reason, { resourceGroupName: names.resourceGroup, ...inputs })!;
  expect(code).toBe("azure-name-taken");
  expect(message).toContain(Object.values(inputs)[0]);
  expect(hint).toContain(`pulumi config set ${key} <another name>`);
});

test.each<[string, string, Refusal["inputs"], Partial<Problem> & Pick<Problem, "code">]>([
  [
    "a role that the deployer lacks, with the least that suffices, on the group",
    `Code="AuthorizationFailed" Message="The client 'x' with object id 'y' does not have authorization to perform action 'Microsoft.Storage/storageAccounts/write' over scope '${group}/providers/Microsoft.Storage/storageAccounts/a' or the scope is invalid."`,
    {},
    {
      code: "azure-role-missing",
      message: "whoever deploys lacks a role for Microsoft.Storage/storageAccounts/write",
      hint: `az role assignment create --assignee <object id> --role "Contributor" --scope ${group}; it takes up to 15 minutes to spread`,
    },
  ],
  [
    "a role for the group itself, on the subscription",
    `Code="AuthorizationFailed" Message="… does not have authorization to perform action 'Microsoft.Resources/subscriptions/resourceGroups/write' over scope '${group}' or the scope is invalid."`,
    {},
    {
      code: "azure-role-missing",
      hint: expect.stringContaining(`--role "Contributor" --scope ${subscription};`) as string,
    },
  ],
  [
    "a role that may assign roles",
    `Code="AuthorizationFailed" Message="… does not have authorization to perform action 'Microsoft.Authorization/roleAssignments/write' over scope '${group}/providers/Microsoft.Storage/storageAccounts/a/providers/Microsoft.Authorization/roleAssignments/b'"`,
    {},
    {
      code: "azure-role-missing",
      hint: expect.stringContaining('--role "Role Based Access Control Administrator"') as string,
    },
  ],
  [
    "a role on something linked, not the one that is there",
    `Code="LinkedAuthorizationFailed" Message="The client has permission to perform action 'Microsoft.Insights/diagnosticSettings/write' on scope '${group}/a'; however, it does not have permission to perform action(s) 'Microsoft.OperationalInsights/workspaces/sharedKeys/action' on the linked scope(s) '${subscription}/resourceGroups/logs/providers/w'"`,
    {},
    {
      code: "azure-role-missing",
      message: "whoever deploys lacks a role for Microsoft.OperationalInsights/workspaces/sharedKeys/action",
      hint: expect.stringContaining(`--scope ${subscription}/resourceGroups/logs;`) as string,
    },
  ],
  [
    "a role for locks",
    `Code="AuthorizationFailed" Message="… does not have authorization to perform action 'Microsoft.Authorization/locks/write' over scope '${group}/providers/x'"`,
    {},
    { code: "azure-role-missing", hint: expect.stringContaining('--role "User Access Administrator"') as string },
  ],
  [
    "a resource provider that is not registered",
    `Code="MissingSubscriptionRegistration" Message="The subscription registration is in 'Unregistered' state. The subscription must be registered to use namespace 'Microsoft.Synapse'. See https://aka.ms/rps-not-found"`,
    {},
    {
      code: "azure-provider-unregistered",
      hint: expect.stringContaining("az provider register --namespace Microsoft.Synapse --wait") as string,
    },
  ],
  [
    "a resource provider that is not registered, in the words of another service",
    "Status=<nil> <nil>. The subscription 'x' is not registered to use microsoft.insights.",
    {},
    { code: "azure-provider-unregistered", message: "the subscription does not use microsoft.insights yet" },
  ],
  [
    "a policy, by its name",
    `Code="RequestDisallowedByPolicy" Message="Resource 'a' was disallowed by policy. Policy identifiers: '[{"policyAssignment":{"name":"Deny public storage","id":"/p"},"policyDefinition":{"name":"d"}}]'."`,
    {},
    { code: "azure-policy-refused", message: "a policy of your organization forbids it: Deny public storage" },
  ],
  [
    "a lock, and where it is",
    `Code="ScopeLocked" Message="The scope '${group}/a/b' cannot perform delete operation because following scope(s) are locked: '${group}/a'. Please remove the lock and try again."`,
    {},
    { code: "azure-locked", message: `a lock on ${group}/a forbids it` },
  ],
  [
    "a role that was given by hand",
    `Code="RoleAssignmentExists" Message="The role assignment already exists."`,
    {
      principalId: "p",
      roleDefinitionId: `${subscription}/providers/Microsoft.Authorization/roleDefinitions/r`,
      scope: group,
    },
    {
      code: "azure-role-exists",
      hint: expect.stringContaining(`az role assignment delete --assignee p --role r --scope ${group}`) as string,
    },
  ],
  [
    "an application's id in place of an object's",
    `Code="PrincipalNotFound" Message="Principal a does not exist in the directory b."`,
    { principalId: "a", principalType: "ServicePrincipal" },
    { code: "azure-principal-unknown", message: "a is no ServicePrincipal of this tenant" },
  ],
  [
    "copies that a region does not have",
    `RedundancyConfigurationNotAvailableInRegion: The storage account failed to create due to redundancy configuration - Sku: Standard_GZRS, Kind: StorageV2 - not available in selected Region - italynorth.`,
    {},
    {
      code: "azure-redundancy-unavailable",
      message: "this region has no Standard_GZRS accounts",
      hint: expect.stringContaining("LRS, ZRS, GRS, GZRS") as string,
    },
  ],
  [
    "what is there, but in no state",
    `cannot create already existing resource '${group}/providers/Microsoft.Storage/storageAccounts/a'`,
    {},
    {
      code: "azure-resource-exists",
      message: `${group}/providers/Microsoft.Storage/storageAccounts/a is there, but not in the state of this stack`,
    },
  ],
])("what Azure says is explained: %s", (_, reason, inputs, expected) => {
  expect(explained(reason, inputs)).toMatchObject(expected);
});

test.each([
  "AuthorizationFailed",
  "MissingSubscriptionRegistration",
  "ScopeLocked",
  "RedundancyConfigurationNotAvailableInRegion",
  "cannot create already existing resource",
])("what Azure says in words of another form is not made up: %s", (code) => {
  expect(explained(`Code="${code}" Message="no"`)).toBeUndefined();
});

test("what is not known here is left to Azure's own words", () => {
  expect(explained(`Code="InternalServerError" Message="try again"`)).toBeUndefined();
  expect(
    explained(`Code="Conflict" Message="x is already in use"`, { accountName: "of somebody else" }),
  ).toBeUndefined();
});
