import { Deployment } from "@pulumi/azure-native/resources";
import { resourcePolicy } from "../define";

/** What only a template can do: approve a connection that exists (pulumi-azure-native #808). */
const allowed: readonly string[] = ["Microsoft.Storage/storageAccounts/privateEndpointConnections"];

export const templates = resourcePolicy(
  {
    name: "resources-templates",
    description: "Templates of Azure Resource Manager approve private endpoints, and hide nothing from the policies",
    severity: "high",
    remediation: 'Declare what it deploys as resources of the stack; deploy what is left with the mode "Incremental"',
  },
  Deployment,
  function* ({ properties: { mode, template, templateLink } }) {
    // The other mode deletes what the template does not name, the lake included.
    if (mode !== "Incremental") yield `has the mode ${mode}`;
    if (templateLink !== undefined) yield "takes its template from elsewhere";
    const { resources = [] } = (template ?? {}) as Template;
    for (const { type, resources: nested } of resources) {
      if (!allowed.includes(type)) yield `deploys ${type} unseen`;
      if (nested !== undefined) yield `deploys what is nested in ${type} unseen`;
    }
  },
);

interface Template {
  readonly resources?: readonly { readonly type: string; readonly resources?: unknown }[];
}
