import { answerTo } from "./answers";
import { exemptions } from "./exemptions";
import { allPolicies } from "./policies";
import { ruleIds } from "./rules";
import { profiles } from "./settings";

const policies = allPolicies("westeurope");

test.each(profiles)("every rule is either held by a policy or exempt in the %s profile", (profile) => {
  const unanswered = ruleIds.filter((rule) => answerTo(rule, profile, policies).kind === "unanswered");
  expect(unanswered).toEqual([]);
});

test("a rule that is held and exempt, or neither, is not answered", () => {
  const held = policies.find(({ name }) => name === "storage-https-only")!;
  expect(answerTo("CKV_AZURE_3", "open", [held])).toEqual({ kind: "held", by: ["storage-https-only"] });
  expect(answerTo("CKV_AZURE_3", "open", [])).toEqual({ kind: "unanswered" });
  expect(answerTo("CKV_AZURE_33", "open", [{ ...held, rules: ["CKV_AZURE_33"] }])).toEqual({ kind: "unanswered" });
  expect(answerTo("CKV_AZURE_33", "open", [])).toMatchObject({
    kind: "exempt",
    exemption: { reason: "no queue is used, and shared keys are off" },
  });
});

test("each rule is exempt once in a profile, and each exemption has a reason", () => {
  for (const profile of profiles) {
    const exempt = exemptions.flatMap((exemption) =>
      (exemption.profiles?.includes(profile) ?? true) ? exemption.rules : [],
    );
    expect(new Set(exempt).size).toBe(exempt.length);
  }
  expect(exemptions.filter(({ reason }) => reason.length < 20)).toEqual([]);
});
