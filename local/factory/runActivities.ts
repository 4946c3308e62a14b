import type { Activities } from "./activities/activityList";
import type { Context } from "./context";
import { outcomeOf } from "./dependencies";
import { runActivity } from "./runActivity";
import type { Outcome } from "./status";

/** Runs activities, each as soon as those it depends on have ended. The dependencies are known to have no cycle. */
export async function runActivities(activities: Activities, context: Context): Promise<Outcome> {
  const byName = new Map(activities.map((activity) => [activity.name, activity]));
  const ends = new Map<string, Promise<void>>();

  const end = (name: string): Promise<void> => {
    const known = ends.get(name);
    if (known) return known;
    const activity = byName.get(name)!;
    const promise = Promise.all(activity.dependsOn.map((dependency) => end(dependency.activity)))
      .then(() => runActivity(activity, context))
      .then((result) => void context.results.set(name, result));
    ends.set(name, promise);
    return promise;
  };

  await Promise.all(activities.map((activity) => end(activity.name)));
  return outcomeOf(activities, context.results);
}
