import { anyResourcePolicy } from "../define";

/** What the azure-native provider has no resource of its own for (pulumi-azure-native #896). */
const allowed: readonly string[] = ["Microsoft.DataFactory/managedVirtualNetworks"];
const seen: readonly string[] = ["ResourceGroup", "Deployment"];

export const generic = anyResourcePolicy(
  {
    name: "resources-generic",
    description: "Every resource is declared by its own type, for which there are policies",
    severity: "high",
    remediation: "Declare it by the type of the azure-native provider that is made for it",
  },
  function* ({ type, props }) {
    const [, kind] = /^azure-native:resources:(\w+)$/.exec(type) ?? [];
    if (kind === undefined || seen.includes(kind)) return;
    const what = `${props["resourceProviderNamespace"]}/${props["resourceType"]}`;
    if (kind !== "Resource") yield "deploys what no policy sees";
    else if (!allowed.includes(what)) yield `is a generic resource of type ${what}`;
  },
);
