import { windowProblems } from "../components/trigger/windows";
import type { Values } from "./keys";
import { scheduleOf } from "./scheduleOf";

/** Rules that concern more than one key: one line each. */
export function contradictions(values: Values): readonly string[] {
  return [
    ...ofBronze(values),
    ...ofSchedule(values),
    ...ofAccountNames(values),
    ...ofSynapse(values),
    ...ofMonitoring(values),
  ];
}

/** The bronze account is an existing one where its resource group is named. */
function ofBronze(values: Values): readonly string[] {
  const { bronzeAccountName, bronzeResourceGroupName, bronzeSharedKeyAccess, network, synapseLinkRoute } = values;
  const adopted = bronzeResourceGroupName !== undefined;
  const name = bronzeAccountName ?? "";
  return [
    ...when(adopted && name === "", "bronzeAccountName: is not set, but bronzeResourceGroupName is"),
    ...when(adopted && bronzeSharedKeyAccess, `bronzeSharedKeyAccess: is set, but ${name} is not managed here`),
    ...when(
      adopted && synapseLinkRoute !== undefined,
      `synapseLinkRoute: is set, but the network of ${name} is not managed here`,
    ),
    ...when(
      !adopted && network === "private" && synapseLinkRoute === undefined,
      "synapseLinkRoute: is not set; in the private network say how Synapse Link reaches the bronze account: the resource id of its enterprise policy, or public",
    ),
  ];
}

function ofSchedule(values: Values): readonly string[] {
  const { bronzeFormat, scheduleStartTime, scheduleTimeZone, triggerKind } = values;
  return [
    ...when(
      scheduleStartTime.endsWith("Z") !== (scheduleTimeZone === "UTC"),
      `scheduleStartTime: "${scheduleStartTime}" ${scheduleTimeZone === "UTC" ? "needs a Z at its end in UTC" : `may not end in Z in ${scheduleTimeZone}`}`,
    ),
    ...when(
      triggerKind === "BlobEvent" && bronzeFormat === "delta",
      "triggerKind: BlobEvent waits for the model.json of a folder, which a link to Delta tables does not write",
    ),
    ...(triggerKind === "TumblingWindow" ? windowProblems(scheduleOf(values)) : []),
  ];
}

const accountKeys = ["bronzeAccountName", "lakeAccountName", "goldAccountName", "synapseAccountName"] as const;

function ofAccountNames(values: Values): readonly string[] {
  return accountKeys.flatMap((key, index) => {
    const same = accountKeys
      .slice(0, index)
      .find((other) => values[key] !== undefined && values[key] === values[other]);
    return same === undefined ? [] : [`${key}: is also ${same}; each needs an account of its own`];
  });
}

function ofSynapse({ synapseAdministratorId: id, synapseAdministratorName: name }: Values): readonly string[] {
  return [
    ...when(
      id !== undefined && name === undefined,
      "synapseAdministratorName: is not set, but synapseAdministratorId is",
    ),
    ...when(
      id === undefined && name !== undefined,
      "synapseAdministratorId: is not set, but synapseAdministratorName is",
    ),
  ];
}

function ofMonitoring(values: Values): readonly string[] {
  const { monitoring, alertEmails, budgetAmount, budgetStart, staleAfterHours } = values;
  const hours = hoursBetweenLoads(values);
  return [
    ...when(
      (monitoring || budgetAmount > 0) && alertEmails.length === 0,
      "alertEmails: names nobody, and so alerts would reach nobody",
    ),
    ...when(
      monitoring && staleAfterHours > 0 && staleAfterHours <= hours,
      `staleAfterHours: ${staleAfterHours} is not more than the ${hours} hours between two loads; 0 turns this alert off`,
    ),
    ...when(
      budgetAmount > 0 && budgetStart === undefined,
      "budgetStart: is not set; it is the first day of the month in which the budget is deployed",
    ),
  ];
}

const hoursOf: Readonly<Record<Values["scheduleFrequency"], number>> = {
  Minute: 1 / 60,
  Hour: 1,
  Day: 24,
  Week: 7 * 24,
  Month: 31 * 24,
};

function hoursBetweenLoads({ scheduleFrequency, scheduleInterval }: Values): number {
  return hoursOf[scheduleFrequency] * scheduleInterval;
}

const when = (wrong: boolean, line: string): readonly string[] => (wrong ? [line] : []);
