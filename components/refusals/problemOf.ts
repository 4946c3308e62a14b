import { problem, type Problem } from "../../errors";
import type { Names } from "../names";
import { redundancies } from "../storage/redundancy";

/** What Azure refused to make or change. */
export interface Refusal {
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Azure's answer, as the provider tells it. */
  readonly reason: string;
}

type Explain = (refusal: Refusal, names: Names) => Problem | undefined;

/** Microsoft: Troubleshoot common Azure deployment errors; Storage resource provider, common error codes. */
const explanations: Readonly<Record<string, Explain>> = {
  StorageAccountAlreadyTaken: nameTaken,
  StorageAccountInAnotherResourceGroup: nameTaken,
  DataFactoryNameInUse: nameTaken,
  // Where a service has no code of its own for it: a Synapse workspace.
  "already taken": nameTaken,
  "already in use": nameTaken,
  // Of the provider, which looks before it makes something.
  "cannot create already existing resource": ({ reason }) =>
    whereFound(reason, /existing resource '([^']+)'/, (id) => problem("azure-resource-exists", { id })),
  AuthorizationFailed: roleMissing,
  LinkedAuthorizationFailed: roleMissing,
  MissingSubscriptionRegistration: providerUnregistered,
  "is not registered to use": providerUnregistered,
  RequestDisallowedByPolicy: ({ reason }) =>
    problem("azure-policy-refused", {
      policies: [...reason.matchAll(/"policyAssignment":\s*\{\s*"name":\s*"([^"]+)"/g)].map(([, name]) => name!),
    }),
  ScopeLocked: ({ reason }) => whereFound(reason, /locked: '([^']+)'/, (scope) => problem("azure-locked", { scope })),
  RoleAssignmentExists: ({ inputs }) =>
    problem("azure-role-exists", {
      principalId: String(inputs["principalId"]),
      role: String(inputs["roleDefinitionId"]).split("/").at(-1)!,
      scope: String(inputs["scope"]),
    }),
  PrincipalNotFound: principalUnknown,
  UnmatchedPrincipalType: principalUnknown,
  RedundancyConfigurationNotAvailableInRegion: ({ reason }) =>
    whereFound(reason, /(Standard_\w+)/, (sku) =>
      problem("azure-redundancy-unavailable", { sku, choices: redundancies }),
    ),
};

/** What a refusal means and what to do about it; undefined where Azure's own words must do. */
export function problemOf(refusal: Refusal, names: Names): Problem | undefined {
  const known = Object.keys(explanations).find((words) => refusal.reason.includes(words));
  return known === undefined ? undefined : explanations[known]!(refusal, names);
}

/** The inputs whose value must be unique in all of Azure. */
const unique = ["accountName", "factoryName", "workspaceName"] as const;

/** The names that a stack gives are keys of its configuration: `goldAccount` is `goldAccountName`. */
function nameTaken({ inputs }: Refusal, names: Names): Problem | undefined {
  const taken = unique.map((input) => inputs[input]);
  const entry = Object.entries(names).find(([, name]) => taken.includes(name));
  return entry && problem("azure-name-taken", { name: entry[1] as string, key: `${entry[0]}Name` });
}

/** The action that is lacking, not one that is there, and on what. */
const lacking = /does not have[^]*?action(?:\(s\))? '([^']+)'[^]*?scope(?:\(s\))? '([^']+)'/;

function roleMissing({ reason }: Refusal): Problem | undefined {
  const [, action, scope] = lacking.exec(reason) ?? [];
  if (action === undefined || scope === undefined) return undefined;
  const above = /^(\/subscriptions\/[^/]+\/resourceGroups\/[^/]+(?=\/)|\/subscriptions\/[^/]+)/i.exec(scope)?.[0];
  return problem("azure-role-missing", { action, role: roleFor(action), scope: above ?? scope });
}

/** The least built-in role that has an action of a deployment. */
function roleFor(action: string): string {
  if (/^Microsoft\.Authorization\/roleAssignments\//i.test(action)) return "Role Based Access Control Administrator";
  if (/^Microsoft\.Authorization\/locks\//i.test(action)) return "User Access Administrator";
  return "Contributor";
}

function providerUnregistered({ reason }: Refusal): Problem | undefined {
  return whereFound(reason, /to use (?:namespace )?'?([\w.]*\w)/, (namespace) =>
    problem("azure-provider-unregistered", { namespace }),
  );
}

function principalUnknown({ inputs }: Refusal): Problem {
  return problem("azure-principal-unknown", {
    principalId: String(inputs["principalId"]),
    principalType: String(inputs["principalType"]),
  });
}

/** Explains by what Azure's words name; where they are other ones, nothing is made up. */
function whereFound(reason: string, pattern: RegExp, explain: (named: string) => Problem): Problem | undefined {
  const named = pattern.exec(reason)?.[1];
  return named === undefined ? undefined : explain(named);
}
