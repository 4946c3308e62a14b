import * as pulumi from "@pulumi/pulumi";
import { PolicyPack } from "@pulumi/policy";
import { policiesFor } from "./policies";
import { settingsOf } from "./settings";

// Pulumi gives a policy pack the project, the stack and its configuration, as it gives them to the program.
new PolicyPack("commerce", {
  description: "What every deployment of this project keeps to",
  enforcementLevel: "mandatory",
  policies: [...policiesFor(settingsOf(pulumi.getProject(), pulumi.runtime.allConfig()))],
});
