import { accountFirewall } from "./network";

describe("the firewall of a storage account", () => {
  test("admits every network where it is open", () => {
    expect(accountFirewall({ kind: "open" })).toEqual({
      publicNetworkAccess: "Enabled",
      networkRuleSet: { bypass: "AzureServices", defaultAction: "Allow", ipRules: [], resourceAccessRules: [] },
    });
  });

  test("has no public endpoint where it is private and nobody is excepted", () => {
    expect(accountFirewall({ kind: "private", ipRanges: [], resources: [] })).toMatchObject({
      publicNetworkAccess: "Disabled",
      networkRuleSet: { defaultAction: "Deny" },
    });
  });

  test("denies all but the exceptions where there are some", () => {
    const workspace = { tenantId: "tenant", resourceId: "workspace" };
    expect(accountFirewall({ kind: "private", ipRanges: ["203.0.113.7"], resources: [workspace] })).toEqual({
      publicNetworkAccess: "Enabled",
      networkRuleSet: {
        bypass: "AzureServices",
        defaultAction: "Deny",
        ipRules: [{ action: "Allow", iPAddressOrRange: "203.0.113.7" }],
        resourceAccessRules: [workspace],
      },
    });
  });
});
