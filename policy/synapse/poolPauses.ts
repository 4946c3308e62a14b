import { BigDataPool } from "@pulumi/azure-native/synapse";
import { resourcePolicy } from "../define";

const mostMinutes = 15;

export const poolPauses = resourcePolicy(
  {
    name: "synapse-pool-pauses",
    description: "Spark pools pause when they have nothing to do",
    severity: "medium",
    remediation: `Enable autoPause with a delayInMinutes of at most ${mostMinutes}`,
  },
  BigDataPool,
  function* ({ autoPause }) {
    if (autoPause?.enabled !== true) yield "never pauses";
    else if ((autoPause.delayInMinutes ?? 0) > mostMinutes) yield `pauses after ${autoPause.delayInMinutes} minutes`;
  },
);
