import type { Activity } from "./activities";
import type { ActivityResult, Outcome } from "./status";

type Results = ReadonlyMap<string, ActivityResult>;
type Condition = Activity["dependsOn"][number]["dependencyConditions"][number];

function meets({ status }: ActivityResult, condition: Condition): boolean {
  return condition === "Completed" ? status === "Succeeded" || status === "Failed" : status === condition;
}

/**
 * Whether an activity runs or is skipped, once everything it depends on has ended: every dependency must
 * meet one of its conditions. (Microsoft: Pipelines and activities, Activity dependency.)
 */
export function shouldRun(activity: Activity, results: Results): boolean {
  return activity.dependsOn.every((dependency) => {
    const result = results.get(dependency.activity);
    return result !== undefined && dependency.dependencyConditions.some((condition) => meets(result, condition));
  });
}

/** The activities whose ends decide: the leaves, and for a skipped one those it depends on. */
function deciding(activities: readonly Activity[], results: Results): ReadonlySet<string> {
  const byName = new Map(activities.map((activity) => [activity.name, activity]));
  const parents = new Set(
    activities.flatMap((activity) => activity.dependsOn.map((dependency) => dependency.activity)),
  );
  const names = new Set(activities.map((activity) => activity.name).filter((name) => !parents.has(name)));
  for (const name of names) {
    if (results.get(name)?.status === "Skipped")
      byName.get(name)?.dependsOn.forEach((dependency) => names.add(dependency.activity)); // A set visits what is added meanwhile.
  }
  return names;
}

/**
 * The outcome of activities that have all ended. (Microsoft: Errors and conditional execution, "How
 * pipeline failure are determined"; taken to hold for the activities inside another one, too.)
 */
export function outcomeOf(activities: readonly Activity[], results: Results): Outcome {
  if (activities.some((activity) => results.get(activity.name)?.status === "Cancelled")) return { status: "Cancelled" };
  const names = deciding(activities, results);
  const failure = activities
    .filter((activity) => names.has(activity.name))
    .map((activity) => results.get(activity.name)?.failure)
    .find((found) => found !== undefined);
  return failure ? { status: "Failed", failure } : { status: "Succeeded" };
}
