import { authorizationCases, authorizationStackCases } from "./authorizationCases";
import type { ResourceCases, StackCases } from "./cases";
import { factoryCases } from "./factoryCases";
import { keyVaultCases } from "./keyVaultCases";
import { resourcesCases } from "./resourcesCases";
import { storageCases } from "./storageCases";
import { storageStackCases } from "./storageStackCases";
import { synapseCases } from "./synapseCases";

/** Cases of each policy on resources, by its name. */
export const resourceCases: Readonly<Record<string, ResourceCases>> = {
  ...storageCases,
  ...factoryCases,
  ...synapseCases,
  ...keyVaultCases,
  ...authorizationCases,
  ...resourcesCases,
  "unchecked-kinds": {
    type: "azure-native:synapse:SqlPool",
    passes: [{ type: "azure-native:storage:StorageAccount", name: "lake", urn: "urn::lake", props: {} }],
    violates: [
      [
        { type: "azure-native:storage:Queue", name: "queue", urn: "urn::queue", props: {} },
        "is of a kind that is exempt from CKV_AZURE_33",
      ],
    ],
    unknown: [],
  },
};

/** Cases of each policy on a whole stack, by its name. */
export const stackCases: Readonly<Record<string, StackCases>> = { ...storageStackCases, ...authorizationStackCases };
