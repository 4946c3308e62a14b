import { Problem, problem } from "../../../errors";
import { checkExpressions } from "../../expressions";
import type { Activity } from "../activities";
import type { Activities } from "../activities/activityList";
import type { Factory, Pipeline } from "../factory";
import { listsOf, positionsIn, type Position } from "../walk";
import { mentionsIn, textsIn, type Mention } from "./mentions";

type Fields = Readonly<Record<string, unknown>>;

/** The expressions in what a pipeline returns; the other contents are plain, whatever they look like. */
function returned(value: unknown): readonly unknown[] {
  if (typeof value !== "object" || value === null) return [];
  const { type, content } = value as Fields;
  return type === "Expression" ? [content] : type === "String" ? [] : Object.values(value).flatMap(returned);
}

const plain: ReadonlySet<string> = new Set(["name", "description", "dependsOn"]);

/** The values of an activity that may hold expressions, without those of the activities inside. */
function valuesOf(activity: Activity): readonly unknown[] {
  if (activity.type === "Switch") return [activity.on];
  if (activity.type === "SetVariable" && activity.setSystemVariable) return returned(activity.value);
  const inner = new Set<unknown>(listsOf(activity));
  return Object.entries(activity).flatMap(([property, value]) =>
    plain.has(property) || inner.has(value) ? [] : [value],
  );
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

/** What is wrong with expressions whatever they refer to, told with the place. */
function checkSyntax(place: string, values: readonly unknown[]): readonly Problem[] {
  return checkExpressions(values).map(
    ({ code, message, hint, where }) => new Problem(code, `${place}: ${message}`, hint, where),
  );
}

function checkMention(pipeline: Pipeline, position: Position, mention: Mention): readonly Problem[] {
  const { activity } = position;
  const place = { pipeline: pipeline.name, activity: activity.name };
  switch (mention.kind) {
    case "item":
      return hasItem(position) ? [] : [problem("item-outside-loop", place)];
    case "activity":
      return known(position).has(mention.name)
        ? []
        : [problem("activity-not-upstream", { ...place, referenced: mention.name })];
    case "variable":
      if (activity.type === "SetVariable" && mention.name === activity.variableName)
        return [problem("variable-self-reference", { ...place, variable: mention.name })];
      return checkVariable(pipeline, activity, mention.name);
    case "parameter":
      return mention.name in pipeline.parameters
        ? []
        : [problem("parameter-not-declared", { owner: `pipeline ${pipeline.name}`, parameter: mention.name })];
  }
}

function checkVariable(pipeline: Pipeline, activity: Activity, variable: string): readonly Problem[] {
  if (variable in pipeline.variables) return [];
  return [problem("variable-not-declared", { pipeline: pipeline.name, activity: activity.name, variable })];
}

/** The variable that an activity sets must exist, unless it is what the pipeline returns. */
function checkTarget(pipeline: Pipeline, activity: Activity): readonly Problem[] {
  const sets = activity.type === "AppendVariable" || (activity.type === "SetVariable" && !activity.setSystemVariable);
  return sets ? checkVariable(pipeline, activity, activity.variableName) : [];
}

function checkActivity(pipeline: Pipeline, position: Position): readonly Problem[] {
  const { activity } = position;
  const values = valuesOf(activity);
  return [
    ...checkSyntax(`activity ${activity.name} of pipeline ${pipeline.name}`, values),
    ...checkTarget(pipeline, activity),
    ...mentionsIn(values.flatMap(textsIn)).flatMap((mention) => checkMention(pipeline, position, mention)),
  ];
}

/** Expressions can be parsed and called, and what they refer to is there when they are evaluated. */
export function expressions(pipeline: Pipeline): readonly Problem[] {
  return positionsIn(pipeline.activities).flatMap((position) => checkActivity(pipeline, position));
}

export function datasetExpressions(factory: Factory): readonly Problem[] {
  return [...factory.datasets.values()].flatMap(({ name, description: _, ...properties }) =>
    checkSyntax(`dataset ${name}`, Object.values(properties)),
  );
}
