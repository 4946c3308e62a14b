import type { CommercePolicy } from "./define";
import { exemptionOf, type Exemption } from "./exemptions";
import type { RuleId } from "./rules";
import { profiles, type Profile } from "./settings";

/** What this project answers to a rule in a profile. */
export type Answer =
  | { readonly kind: "held"; readonly by: readonly string[] }
  | { readonly kind: "exempt"; readonly exemption: Exemption }
  /** Neither, or both. */
  | { readonly kind: "unanswered" };

export function answerTo(rule: RuleId, profile: Profile, policies: readonly CommercePolicy[]): Answer {
  const by = policies.filter((policy) => policy.rules.includes(rule) && policy.profiles.includes(profile));
  const exemption = exemptionOf(rule, profile);
  if (by.length > 0 === (exemption !== undefined)) return { kind: "unanswered" };
  return exemption === undefined ? { kind: "held", by: by.map(({ name }) => name) } : { kind: "exempt", exemption };
}

/** The answers of all profiles, those that are the same as one. */
export function answersTo(rule: RuleId, policies: readonly CommercePolicy[]) {
  const answers = profiles.map((profile) => ({ profile, answer: answerTo(rule, profile, policies) }));
  const [first] = answers;
  const same = answers.every(({ answer }) => JSON.stringify(answer) === JSON.stringify(first?.answer));
  return same && first ? [{ profile: undefined, answer: first.answer }] : answers;
}
