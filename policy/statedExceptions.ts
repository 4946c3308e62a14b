import type { Settings } from "./settings";

/** An exception that the owner of a stack states in its configuration. */
export interface StatedException {
  readonly key: string;
  /** Which value states it, in words. */
  readonly value: string;
  /** Whether a value states it; an empty one is none. */
  readonly states: (value: string | undefined) => boolean;
  readonly policy: string;
  /** Names of the resources that the policy passes over. */
  readonly resources: RegExp;
  readonly reason: string;
}

const is = (value: string) => ({ value, states: (stated: string | undefined) => stated === value });
const any = { value: "any", states: (stated: string | undefined) => stated !== undefined };
const some = { value: "some", states: (stated: string | undefined) => stated !== undefined && stated !== "[]" };

export const statedExceptions: readonly StatedException[] = [
  {
    key: "bronzeSharedKeyAccess",
    ...is("true"),
    policy: "storage-shared-keys-off",
    resources: /^bronze$/,
    reason: "a Synapse Link that cannot be made without keys; the account holds the export and nothing else",
  },
  {
    key: "synapseLinkRoute",
    ...is("public"),
    policy: "storage-network-closed",
    resources: /^bronze$/,
    reason: "a Synapse Link that comes by the public endpoint",
  },
  {
    key: "synapseLinkRoute",
    ...any,
    policy: "storage-public-network-off",
    resources: /^bronze$/,
    reason: "Synapse Link comes by the public endpoint, or by an enterprise policy that the firewall lets in there",
  },
  {
    key: "monitoring",
    value: "false",
    states: (stated) => stated !== "true",
    policy: "storage-blob-logging",
    resources: /./,
    reason: "a line for every request costs money; without monitoring there is nowhere to send it",
  },
  {
    key: "allowedIpRanges",
    ...some,
    policy: "storage-public-network-off",
    resources: /./,
    reason: "the firewall denies all but these addresses",
  },
  {
    key: "synapse",
    ...is("true"),
    policy: "storage-public-network-off",
    resources: /./,
    reason: "serverless SQL comes by the public endpoint, where the firewall lets its workspace in and nobody else",
  },
  {
    key: "synapseIpRanges",
    ...some,
    policy: "synapse-firewall-without-addresses",
    resources: /./,
    reason: "analysts, or Synapse Link's Delta export, come from these addresses",
  },
  {
    key: "synapseIpRanges",
    ...some,
    policy: "synapse-public-network-off",
    resources: /./,
    reason: "the firewall denies all but these addresses",
  },
];

/** Whether the configuration states that a policy passes over a resource. */
export function isExcepted(policy: string, resource: string, { stated }: Pick<Settings, "stated">): boolean {
  return statedExceptions.some(
    (exception) =>
      exception.policy === policy && exception.resources.test(resource) && exception.states(stated(exception.key)),
  );
}
