import type { RuleId } from "./rules";
import { profiles, type Profile } from "./settings";

/** Rules that the design breaks on purpose, or that have nothing to be about, and why. */
export interface Exemption {
  readonly rules: readonly RuleId[];
  /** Where; everywhere unless told. */
  readonly profiles?: readonly Profile[];
  readonly reason: string;
  /** The types of the resources that the rules are about: none is deployed, and a policy refuses any. */
  readonly absent?: readonly string[];
}

export const exemptions: readonly Exemption[] = [
  {
    rules: [
      "CKV_AZURE_35", "34c877ad-507e-4c82-993e-3452a6e0ad3c",
      "CKV_AZURE_59", "b2982f36-99f2-4db5-8eff-283140c09693",
      "CKV2_AZURE_33", "6edd7eda-6dd8-40f7-810d-67160c639cd9",
    ], // prettier-ignore
    profiles: ["open"],
    reason:
      "Customer Insights is no trusted service, has no addresses that are known, and comes by the public endpoint unless it comes by private link. Only Entra identities with a role get in. The private profile closes it",
  },
  {
    rules: ["2a1a9cdf-e04d-429a-8416-3bfb72a1b26f"],
    reason: "a private stack uses private endpoints instead of rules of a virtual network; no network is deployed",
  },
  {
    rules: ["CKV_AZURE_33"],
    reason: "no queue is used, and shared keys are off",
    absent: ["azure-native:storage:Queue", "azure-native:storage:QueueServiceProperties"],
  },
  {
    rules: ["CKV2_AZURE_20"],
    reason: "no table of Azure Storage is used, and shared keys are off",
    absent: ["azure-native:storage:Table", "azure-native:storage:TableServiceProperties"],
  },
  {
    rules: ["CKV2_AZURE_8"],
    reason: "the activity log is not exported to a container",
    absent: ["azure-native:monitor:LogProfile"],
  },
  {
    rules: ["CKV_AZURE_206", "bf045164-79ba-4215-8f95-f8048dc1780b"],
    reason: "the setting redundancy decides; everything in the lake can be exported and loaded again",
  },
  {
    rules: [
      "CKV2_AZURE_1", "6fac406b-40ca-413b-bf8e-0bf964659c25",
      "CKV2_AZURE_15", "4ec52d6d-beb7-40c4-9a9e-fe753254690e",
      "CKV_AZURE_240", "f7d52b2d-e161-4dfa-a82b-55e564167385",
    ], // prettier-ignore
    reason:
      "keys of one's own need a vault whose loss is the loss of all data; Microsoft's keys encrypt everything. Who must have them adds them to the components",
  },
  {
    rules: ["c36a325b-ae04-4863-ad4f-19c6678f8e08"],
    reason: "accounts with a hierarchical namespace have no versioning; soft delete and Delta's own history are there",
  },
  {
    rules: ["044985bb-afe1-42cd-8a36-9d5d42424537"],
    reason: "shared keys are off, so there is no key that could be old",
  },
  {
    rules: ["CKV_AZURE_103", "77d40665-3120-4348-b539-3192ec808307"],
    reason:
      "the factory's content is in this repository and deployed from it; a factory tied to Git would be published from two sources",
  },
  {
    rules: ["8b0323be-cc25-4b61-935d-002c3798c6ea"],
    reason: "the endpoint of a factory serves self-hosted runtimes, of which there is none",
  },
  {
    rules: [
      "CKV_AZURE_157", "3484ce98-c0c5-4c83-994b-c5ac24785218", "3a003702-13d2-4679-941b-937e58c443f0",
    ], // prettier-ignore
    reason:
      "the setting synapseExfiltrationProtection decides: it cannot be changed later, and Spark then reaches only what has a private endpoint",
  },
  {
    rules: ["CKV_AZURE_242"],
    reason: "isolated compute exists for the largest nodes only, many times what the conversion needs",
  },
  {
    rules: ["72d11df1-dd8a-41f7-8925-b05b960ebafc"],
    reason: "a private endpoint belongs to a network of the user's own, which this project does not deploy",
  },
  {
    rules: [
      "CKV_AZURE_241", "CKV2_AZURE_46", "CKV2_AZURE_51", "CKV2_AZURE_52", "CKV2_AZURE_54",
      "cb3738a6-82a2-4a18-b87b-15217b9deff4", "0049a6b3-a662-4f3e-8635-39cf44ace45a",
      "cfaf0007-99c7-4b01-b36b-4048872ac978",
    ], // prettier-ignore
    reason: "no dedicated SQL pool is used: serverless SQL reads the lake and stores nothing",
    absent: ["azure-native:synapse:SqlPool"],
  },
  {
    rules: [
      "CKV2_AZURE_53", "e04e5000-cd89-451d-bb21-a14d24ff9c73", "529ea018-6afc-4ed4-95bd-7c9ee47b00bc",
      "2b18f286-371e-4b80-9887-04759970c0d3",
    ], // prettier-ignore
    reason:
      "the azure-native provider has no resource for the auditing of a workspace; assign the built-in policy that deploys it where an audit asks for it",
  },
];

/** Why a rule is not held in a profile, or undefined where it is. */
export function exemptionOf(rule: RuleId, profile: Profile): Exemption | undefined {
  return exemptions.find(
    (exemption) => exemption.rules.includes(rule) && (exemption.profiles ?? profiles).includes(profile),
  );
}
