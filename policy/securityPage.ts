import { answersTo, type Answer } from "./answers";
import type { CommercePolicy } from "./define";
import { exemptions } from "./exemptions";
import { areas, ruleIds, rules, type RuleId } from "./rules";
import { statedExceptions } from "./statedExceptions";

/** The text of `docs/security.md`. */
export function securityPage(policies: readonly CommercePolicy[]): string {
  return [
    "# Security",
    "",
    "What the policy pack in `policy/` refuses, and how this project answers the rules of checkov and of Azure Policy.",
    "This page is generated from the policies: `UPDATE_GOLDEN=1 npx jest securityPage`.",
    "",
    "`pulumi preview --policy-pack policy` checks a stack; it needs `npm ci` and nothing else. A value that is known only after",
    "deployment is named at preview as a warning and checked by `pulumi up` before the resource is created. The policies know",
    "the stack's network profile (`open` or `private`) from its configuration.",
    "",
    "## Policies",
    "",
    "A violation stops a deployment, except where the severity says that it is only a warning.",
    "",
    ...table(["policy", "what it verifies", "severity", "profile", "benchmark (MCSB v1)"], policies.map(policyRow)),
    "",
    "## Exceptions that a stack's configuration states",
    "",
    ...table(
      ["key", "value", "policy", "resources", "why"],
      statedExceptions.map(({ key, value, policy, resources, reason }) => [
        code(key),
        value,
        code(policy),
        resources.source === "." ? "all" : code(resources.source.replace(/[$^]/g, "")),
        reason,
      ]),
    ),
    "",
    "## Rules of checkov and Azure Policy",
    "",
    "A rule is held by a policy, which refuses what violates it, or exempt for one of these reasons. A kind of resource that is",
    "exempt because none is deployed is refused by the policy `unchecked-kinds`.",
    "",
    ...exemptions.map(({ reason }, index) => `${index + 1}. ${sentence(reason)}`),
    ...areas.flatMap((area) => [
      "",
      `### ${area}`,
      "",
      ...table(
        ["rule", "asks for", "answer"],
        ruleIds
          .filter((id) => rules[id].area === area)
          .map((id) => [code(id), rules[id].asks, answerCell(id, policies)]),
      ),
    ]),
    "",
  ].join("\n");
}

function policyRow({ name, description, severity, enforcementLevel, profiles, benchmark }: CommercePolicy) {
  return [
    code(name),
    description,
    enforcementLevel === "advisory" ? `${severity}, a warning` : severity,
    profiles.length === 1 ? profiles.join("") : "both",
    benchmark.join(", "),
  ];
}

function answerCell(id: RuleId, policies: readonly CommercePolicy[]): string {
  return answersTo(id, policies)
    .map(({ profile, answer }) => `${profile === undefined ? "" : `${profile}: `}${words(answer)}`)
    .join("; ");
}

function words(answer: Answer): string {
  switch (answer.kind) {
    case "held":
      return answer.by.map(code).join(", ");
    case "exempt":
      return `exempt (${exemptions.indexOf(answer.exemption) + 1})`;
    case "unanswered":
      return "**not answered**";
  }
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}

function code(text: string): string {
  return `\`${text}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
}
