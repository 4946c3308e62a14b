import { LinkedService } from "@pulumi/azure-native/datafactory";
import { resourcePolicy } from "../define";

export const linkedServicesByIdentity = resourcePolicy(
  {
    name: "data-factory-linked-services-by-identity",
    description: "Linked services sign in by managed identity, and so hold no secret, not even a reference to one",
    severity: "critical",
    rules: ["f78ccdb4-7bf4-4106-8647-270491d2978a", "127ef6d7-242f-43b3-9eef-947faf1725d0"],
    benchmark: ["IM-3", "IM-8"],
    remediation: "Leave the credentials out: the factory's identity is used then; give it a role on the target",
  },
  LinkedService,
  function* ({ properties }) {
    const stated = Object.entries(properties as Readonly<Record<string, unknown>>);
    for (const [name, value] of stated) if (value !== undefined && isCredential(name)) yield `signs in by ${name}`;
  },
);

/** Microsoft's names of what a linked service signs in with, over all its types. */
function isCredential(name: string): boolean {
  return (
    /(key|password|secret|token|credential|sasUri|connectionString|certificate|servicePrincipalId|userName)$/i.test(
      name,
    ) &&
    // A reference to an identity of the factory's own.
    name !== "credential"
  );
}
