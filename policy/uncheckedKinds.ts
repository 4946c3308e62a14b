import { anyResourcePolicy } from "./define";
import { exemptions } from "./exemptions";

const rulesByType = new Map(
  exemptions.flatMap(({ absent = [], rules }) => absent.map((type) => [type, rules] as const)),
);

/** An exemption for want of anything to check ends where there is something. */
export const uncheckedKinds = anyResourcePolicy(
  {
    name: "unchecked-kinds",
    description: "Nothing is deployed of a kind that no policy checks",
    severity: "medium",
    remediation: "Write policies for it, and take its exemption away",
  },
  function* ({ type }) {
    const rules = rulesByType.get(type);
    if (rules !== undefined) yield `is of a kind that is exempt from ${rules.join(", ")}`;
  },
);
