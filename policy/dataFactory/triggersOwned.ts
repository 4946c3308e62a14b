import { Trigger } from "@pulumi/azure-native/datafactory";
import { resourcePolicy } from "../define";

export const triggersOwned = resourcePolicy(
  {
    name: "data-factory-triggers-owned",
    description: "Every trigger has an owner that starts it, stops it and restores it",
    severity: "high",
    // The provider leaves triggers stopped and cannot change a started one (pulumi-azure-native #3540).
    remediation: "Declare it by the trigger component instead of azure-native's own resource",
  },
  Trigger,
  function* () {
    yield "is nobody's: it would never run, and once started by hand no deployment could change it";
  },
);
