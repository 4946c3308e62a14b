import { allPolicies } from "./policies";
import { resourceCases, stackCases } from "./testing/allCases";
import { analyze, analyzeStack, type Analyzed, type Diagnostic } from "./testing/analyze";
import { isWhole, resource, type Given } from "./testing/cases";

const policies = allPolicies("westeurope");
const resourcePolicies = policies.filter((policy) => "validateResource" in policy);
const stackPolicies = policies.filter((policy) => "validateStack" in policy);

/** What a policy finds, without its description and its remediation: the words between the name and the first stop. */
const findings = (diagnostics: readonly Diagnostic[], remediation: string) =>
  diagnostics.map(({ message }) => {
    const [, finding] = /^\w+ "[^"]+" (.*)$/s.exec(message.slice(message.indexOf("\n") + 1)) ?? [];
    return finding?.replace(`. ${remediation}.`, "");
  });
const given = (type: string, value: Given): Analyzed => (isWhole(value) ? value : resource(type, "it", value));

describe.each(resourcePolicies.map((policy) => [policy.name, policy] as const))("%s", (name, policy) => {
  const { type, passes, violates, unknown } = resourceCases[name]!;

  test("has nothing to say of what complies", async () => {
    const said = await Promise.all(passes.map((value) => analyze([policy], given(type, value))));
    expect(said.flat()).toEqual([]);
  });

  test("says what is wrong, with which resource, and what to do", async () => {
    expect(violates.length).toBeGreaterThan(0);
    for (const [value, ...expected] of violates) {
      const said = await analyze([policy], given(type, value));
      expect(findings(said, policy.remediation)).toEqual(expected);
      expect(new Set(said.map(({ level }) => level))).toEqual(new Set([policy.enforcementLevel]));
    }
  });

  test("says at preview what it cannot know yet", async () => {
    for (const [value, property] of unknown) {
      const said = await analyze([policy], given(type, value));
      expect(said.map(({ level }) => level)).toEqual(["advisory"]);
      expect(said[0]!.message).toContain(`string value at .${property} can't be known during preview`);
    }
  });
});

describe.each(stackPolicies.map((policy) => [policy.name, policy] as const))("%s", (name, policy) => {
  const { passes, violates, unknown } = stackCases[name]!;

  test("has nothing to say of what complies", async () => {
    const said = await Promise.all(passes.map((resources) => analyzeStack([policy], resources)));
    expect(said.flat()).toEqual([]);
  });

  test("says what is wrong, with which resource, and what to do", async () => {
    expect(violates.length).toBeGreaterThan(0);
    for (const [resources, ...expected] of violates) {
      const said = await analyzeStack([policy], resources);
      const mandatory = said.filter(({ level }) => level === "mandatory");
      expect(findings(mandatory, policy.remediation)).toEqual(expected);
    }
  });

  test("says at preview what it cannot know yet", async () => {
    for (const [resources, property] of unknown) {
      const said = await analyzeStack([policy], resources);
      expect(said.map(({ level }) => level)).toEqual(["advisory"]);
      expect(said[0]!.message).toContain(`string value at .${property} can't be known during preview`);
    }
  });
});

test("every policy has a name of its own, and cases", () => {
  const names = policies.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect([...Object.keys(resourceCases), ...Object.keys(stackCases)].sort()).toEqual([...names].sort());
});

test("a violation reads as a sentence", async () => {
  const policy = policies.filter(({ name }) => name === "storage-shared-keys-off");
  expect(await analyze(policy, resource("azure-native:storage:StorageAccount", "gold", {}))).toEqual([
    {
      policy: "storage-shared-keys-off",
      level: "mandatory",
      message: [
        "Storage accounts accept Entra identities, not keys",
        'StorageAccount "gold" accepts shared keys. Set allowSharedKeyAccess to false; where Synapse Link needs keys, let it write to an account of its own.',
      ].join("\n"),
    },
  ]);
});
