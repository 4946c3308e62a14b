import { ManagementPolicy } from "@pulumi/azure-native/storage";
import { resourcePolicy } from "../define";
import { containers } from "../layout";

/** A Delta log refers to files of any age, and a progress blob of long ago still says what was read. */
const spared = [containers.silver, containers.gold, containers.state];

export const lifecycleSparesTables = resourcePolicy(
  {
    name: "storage-lifecycle-spares-tables",
    description: "No lifecycle rule deletes or archives files of Delta tables or the progress of loads",
    severity: "critical",
    remediation: `Limit the rule by prefixMatch to containers other than ${spared.join(", ")}, like quarantine/`,
  },
  ManagementPolicy,
  function* ({ policy }) {
    for (const { name, enabled, definition } of policy.rules) {
      const { baseBlob } = definition.actions;
      if (enabled === false || (baseBlob?.delete ?? baseBlob?.tierToArchive) === undefined) continue;
      const prefixes = definition.filters?.prefixMatch ?? [""];
      const hit = spared.filter((container) => prefixes.some((prefix) => reaches(prefix, `${container}/`)));
      if (hit.length > 0) yield `has the rule "${name}" that deletes or archives by age in ${hit.join(", ")}`;
    }
  },
);

/** Whether a prefix of blob names, container first, takes in anything of a container. */
function reaches(prefix: string, container: string): boolean {
  return prefix.startsWith(container) || container.startsWith(prefix);
}
