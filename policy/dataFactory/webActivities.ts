import { Pipeline } from "@pulumi/azure-native/datafactory";
import { resourcePolicy } from "../define";
import { isStorage } from "./storageUrl";

type Json = Readonly<Record<string, unknown>>;

export const webActivities = resourcePolicy(
  {
    name: "data-factory-web-activities",
    description: "Web activities call Azure Storage, by the factory's identity",
    severity: "high",
    rules: ["3d02a511-74e5-4dab-a5fd-878704d4a61a"],
    benchmark: ["DP-2", "IM-3"],
    remediation: "Call https://<account>.blob.core.windows.net with the authentication type MSI",
  },
  Pipeline,
  function* ({ activities }) {
    for (const activity of webActivitiesIn(activities)) {
      const name = String(activity["name"]);
      const authentication = activity["authentication"] as Json | undefined;
      if (!isStorage(activity["url"])) yield `calls ${JSON.stringify(activity["url"])} in "${name}"`;
      if (authentication?.["type"] !== "MSI") yield `does not sign in by its identity in "${name}"`;
    }
  },
);

/** Those within loops and branches included. */
function webActivitiesIn(value: unknown): readonly Json[] {
  if (Array.isArray(value)) return value.flatMap(webActivitiesIn);
  if (typeof value !== "object" || value === null) return [];
  const own = /^Web(Activity|Hook)$/.test(String((value as Json)["type"])) ? [value as Json] : [];
  return [...own, ...Object.values(value).flatMap(webActivitiesIn)];
}
