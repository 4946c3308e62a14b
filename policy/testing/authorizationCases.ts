import { unknown } from "./analyze";
import { resource, urnOf, type Props, type ResourceCases, type StackCases } from "./cases";

const type = "azure-native:authorization:RoleAssignment";
const group = "/subscriptions/s/resourceGroups/g";
const account = `${group}/providers/Microsoft.Storage/storageAccounts/contosogold`;
const gold = `${account}/blobServices/default/containers/gold`;
const silver = `${account}/blobServices/default/containers/silver`;

const ids = {
  reader: "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1",
  contributor: "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
  delegator: "db58b8e5-c6ad-4a2a-8342-4190687cbf4a",
  owner: "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
  other: "11111111-2222-3333-4444-555555555555",
};
const role = (name: keyof typeof ids, scope: string): Props => ({
  roleDefinitionId: `/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/${ids[name]}`,
  scope,
});

const parent = urnOf("commerce:authorization:Access", "customer-insights");
const ofCustomerInsights = (props: Props) => resource(type, "customer-insights: a role", props, { parent });
const ofFactory = (props: Props) =>
  resource(type, "factory: a role", props, { parent: urnOf("commerce:authorization:Access", "factory") });

export const authorizationCases: Readonly<Record<string, ResourceCases>> = {
  "authorization-narrow-roles": {
    type,
    passes: [role("reader", silver), role("contributor", gold), role("delegator", account)],
    violates: [
      [role("contributor", account), `gives Storage Blob Data Contributor on ${account}`],
      [role("owner", gold), `gives Owner on ${gold}`],
      [role("reader", group), `gives Storage Blob Data Reader on ${group}`],
      [role("delegator", gold), `gives Storage Blob Delegator on ${gold}`],
      [role("other", gold), `gives ${ids.other} on ${gold}`],
    ],
    unknown: [[role("reader", unknown), "scope"]],
  },
  "authorization-principal-type-stated": {
    type,
    passes: [{ principalType: "ServicePrincipal" }, { principalType: "User" }],
    violates: [[{}, "gives a role to a principal of unknown kind"]],
    unknown: [[{ principalType: unknown }, "principalType"]],
  },
  "authorization-customer-insights-reads-gold": {
    type,
    passes: [
      ofCustomerInsights(role("contributor", gold)),
      ofCustomerInsights(role("delegator", account)),
      ofFactory(role("contributor", silver)),
    ],
    violates: [
      [
        ofCustomerInsights(role("contributor", silver)),
        `gives Customer Insights Storage Blob Data Contributor on ${silver}`,
      ],
      [
        ofCustomerInsights(role("contributor", account)),
        `gives Customer Insights Storage Blob Data Contributor on ${account}`,
      ],
      [ofCustomerInsights(role("reader", group)), `gives Customer Insights Storage Blob Data Reader on ${group}`],
    ],
    unknown: [[ofCustomerInsights(role("contributor", unknown)), "scope"]],
  },
};

const own = resource(type, "own", { principalId: "insights" }, { parent });
const other = (principalId: string) => resource(type, "other", { principalId });

const otherAccount = account.replace("contosogold", "contosolake");

export const authorizationStackCases: Readonly<Record<string, StackCases>> = {
  "authorization-customer-insights-one-account": {
    passes: [
      [ofCustomerInsights(role("contributor", gold)), ofCustomerInsights(role("delegator", account))],
      [ofFactory(role("delegator", otherAccount))],
    ],
    violates: [
      [
        [ofCustomerInsights(role("contributor", gold)), ofCustomerInsights(role("delegator", otherAccount))],
        `lets Customer Insights sign for ${otherAccount}, of which it reads nothing`,
      ],
      // An account whose name begins with the other's is another one.
      [
        [ofCustomerInsights(role("contributor", gold)), ofCustomerInsights(role("delegator", account.slice(0, -1)))],
        `lets Customer Insights sign for ${account.slice(0, -1)}, of which it reads nothing`,
      ],
    ],
    unknown: [[[ofCustomerInsights(role("delegator", unknown))], "scope"]],
  },
  "authorization-customer-insights-in-one-place": {
    passes: [[own, other("factory")], [other("insights")]],
    violates: [
      [[own, other("insights")], "gives Customer Insights a role beside its grants"],
      // What is not known of one resource does not hide what is wrong with the next.
      [[own, other(unknown), other("insights")], "gives Customer Insights a role beside its grants"],
    ],
    unknown: [[[own, other(unknown)], "principalId"]],
  },
};
