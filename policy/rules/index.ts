import { azurePolicy } from "./azurePolicy";
import { checkov } from "./checkov";
import type { Rule } from "./rule";

const known = { ...checkov, ...azurePolicy };

/** The id of a rule of checkov (`CKV_AZURE_3`) or of a built-in definition of Azure Policy (a GUID). */
export type RuleId = keyof typeof known;

/** Every rule that this project answers: holds by a policy, or is exempt from with a reason. */
export const rules: Readonly<Record<RuleId, Rule>> = known;
export const ruleIds = Object.keys(known) as readonly RuleId[];
export { areas, type Rule } from "./rule";
