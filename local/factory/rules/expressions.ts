import { problem, type Problem } from "../../../errors";
import type { Activity } from "../activities";
import type { Activities } from "../activities/activityList";
import type { Pipeline } from "../factory";
import { listsOf, positionsIn, type Position } from "../walk";
import { mentionsIn, textsIn } from "./expressionText";

/** The texts of an activity itself, without those of the activities inside. */
function ownTexts(activity: Activity): readonly string[] {
  const inner = new Set<unknown>(listsOf(activity));
  const own = Object.values(activity).filter((value) => !inner.has(value));
  if (activity.type === "Switch") return textsIn(activity.on);
  return own.flatMap(textsIn);
}

/** The activities that have ended before one of a list begins. */
function upstream(name: string, list: Activities, found = new Set<string>()): ReadonlySet<string> {
  for (const { activity } of list.find((one) => one.name === name)?.dependsOn ?? []) {
    if (found.has(activity)) continue;
    found.add(activity);
    upstream(activity, list, found);
  }
  return found;
}

/** The activities whose results an activity may use. */
function known({ activity, siblings, holders }: Position): ReadonlySet<string> {
  const around = [...holders, { activity, siblings }].flatMap((one) => [...upstream(one.activity.name, one.siblings)]);
  const inside = activity.type === "Until" ? activity.activities.map(({ name }) => name) : [];
  return new Set([...around, ...inside]);
}

function hasItem({ activity, holders }: Position): boolean {
  return activity.type === "Filter" || holders.some((holder) => holder.activity.type === "ForEach");
}

function variablesSet(activity: Activity): readonly string[] {
  if (activity.type === "AppendVariable") return [activity.variableName];
  return activity.type === "SetVariable" && !activity.setSystemVariable ? [activity.variableName] : [];
}

function check(pipeline: Pipeline, position: Position): readonly Problem[] {
  const { activity } = position;
  const place = { pipeline: pipeline.name, activity: activity.name };
  const mentioned = mentionsIn(ownTexts(activity));
  const reachable = known(position);
  const variables = [...variablesSet(activity), ...mentioned.variables];
  return [
    ...(mentioned.item && !hasItem(position) ? [problem("item-outside-loop", place)] : []),
    ...mentioned.activities
      .filter((referenced) => !reachable.has(referenced))
      .map((referenced) => problem("activity-not-upstream", { ...place, referenced })),
    ...variables
      .filter((variable) => !(variable in pipeline.variables))
      .map((variable) => problem("variable-not-declared", { ...place, variable })),
    ...(activity.type === "SetVariable" && mentioned.variables.includes(activity.variableName)
      ? [problem("variable-self-reference", { ...place, variable: activity.variableName })]
      : []),
    ...mentioned.parameters
      .filter((parameter) => !(parameter in pipeline.parameters))
      .map((parameter) => problem("parameter-not-declared", { owner: `pipeline ${pipeline.name}`, parameter })),
  ];
}

/** What expressions refer to is there when they are evaluated. */
export function expressions(pipeline: Pipeline): readonly Problem[] {
  return positionsIn(pipeline.activities).flatMap((position) => check(pipeline, position));
}
