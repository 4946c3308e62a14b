import type { Activity } from "./activities";
import type { Activities } from "./activities/activityList";

/** The lists of activities inside an activity. */
export function listsOf(activity: Activity): readonly Activities[] {
  switch (activity.type) {
    case "ForEach":
    case "Until":
      return [activity.activities];
    case "IfCondition":
      return [activity.ifTrueActivities ?? [], activity.ifFalseActivities ?? []];
    case "Switch":
      return [...activity.cases.map((one) => one.activities), activity.defaultActivities ?? []];
    case "AppendVariable":
    case "ExecuteDataFlow":
    case "ExecutePipeline":
    case "Fail":
    case "Filter":
    case "GetMetadata":
    case "Lookup":
    case "SetVariable":
    case "Wait":
    case "WebActivity":
      return [];
  }
}

/** An activity with what is around it. */
export interface Position {
  readonly activity: Activity;
  /** The list it is in. */
  readonly siblings: Activities;
  /** The activities that hold it, the outermost first, each with its siblings. */
  readonly holders: readonly Position[];
}

/** All activities of a list, those inside others included, each after what holds it. */
export function positionsIn(siblings: Activities, holders: readonly Position[] = []): readonly Position[] {
  return siblings.flatMap((activity) => {
    const position = { activity, siblings, holders };
    return [position, ...listsOf(activity).flatMap((inner) => positionsIn(inner, [...holders, position]))];
  });
}
