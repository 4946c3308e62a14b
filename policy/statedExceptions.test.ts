import { statedExceptions } from "./statedExceptions";
import { allPolicies, policiesFor } from "./policies";
import { settingsOf } from "./settings";
import { analyze } from "./testing/analyze";
import { resource } from "./testing/cases";

const account = "azure-native:storage:StorageAccount";
const saysOf = async (config: Readonly<Record<string, string>>, policy: string, type: string, name: string) => {
  const policies = policiesFor(settingsOf("commerce", config)).filter((candidate) => candidate.name === policy);
  return (await analyze(policies, resource(type, name, {}))).length;
};

test("an exception that the configuration states lets its resources pass and no others", async () => {
  const keys = { "commerce:bronzeSharedKeyAccess": "true" };
  expect(await saysOf({}, "storage-shared-keys-off", account, "bronze")).toBe(1);
  expect(await saysOf(keys, "storage-shared-keys-off", account, "bronze")).toBe(0);
  expect(await saysOf(keys, "storage-shared-keys-off", account, "gold")).toBe(1);
});

test("an empty list, a false and an empty value state no exception", async () => {
  const rule = "azure-native:synapse:IpFirewallRule";
  for (const [ranges, said] of [
    ["[]", 1],
    ["", 1],
    ['["203.0.113.7"]', 0],
  ] as const)
    expect(
      await saysOf({ "commerce:synapseIpRanges": ranges }, "synapse-firewall-without-addresses", rule, "office"),
    ).toBe(said);
  const stack = { "commerce:network": "private", "commerce:synapse": "false" };
  expect(await saysOf(stack, "storage-public-network-off", account, "gold")).toBe(1);
});

test("the policies of a stack are those of its network profile", () => {
  const names = (network: string) =>
    policiesFor(settingsOf("commerce", { "commerce:network": network })).map(({ name }) => name);
  expect(names("open")).toContain("storage-gold-without-private-endpoint");
  expect(names("open")).not.toContain("storage-network-closed");
  expect(names("private")).toContain("storage-network-closed");
  expect(names("private")).not.toContain("storage-gold-without-private-endpoint");
});

test("each stated exception names a policy that there is", () => {
  const names = allPolicies(undefined).map(({ name }) => name);
  expect(statedExceptions.filter(({ policy }) => !names.includes(policy))).toEqual([]);
});
